import { useSyncExternalStore } from 'react';
import { useMe } from '../../../api/queries/current-session';

export type Mode = 'reply' | 'note';

export type Drafts = Readonly<Record<Mode, string>>;

const NONE: Drafts = { reply: '', note: '' };

/** What was begun and not sent, as long as the panel is open. A note never turns into a reply. */
const begun = new Map<string, Drafts>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Drafts belong to who wrote them: whoever signs in next in this window does not get them. */
export function useDrafts(conversation: string) {
  const { tenant, person } = useMe();
  const key = `${tenant} ${person} ${conversation}`;
  const read = () => begun.get(key) ?? NONE;
  const drafts = useSyncExternalStore(subscribe, read);
  const write = (mode: Mode, words: string) => {
    begun.set(key, { ...read(), [mode]: words });
    listeners.forEach((listener) => listener());
  };
  /** What was not taken comes before what has been written since: none of it is lost. */
  const putBack = (mode: Mode, words: string) => write(mode, [words, read()[mode]].filter(Boolean).join('\n'));
  return { drafts, write, putBack };
}

export function forgetDrafts() {
  begun.clear();
}
