import { useState, type KeyboardEvent } from 'react';
import { useMe } from '../../../api/queries/current-session';
import { useSavedReplies } from '../../../api/queries/list-saved-replies';
import type { Conversation, SavedReply } from '../../../api/types';
import { filled, matching, soughtIn, wordsOf } from './replies';

/** Saved replies while a slash stands in the field: those that fit, and the one that Enter would take. */
export function useReplies(conversation: Conversation, text: string, onText: (text: string) => void) {
  const me = useMe();
  const all = useSavedReplies().data ?? [];
  const [at, setAt] = useState(0);
  const [dismissed, dismiss] = useState<string | null>(null);
  const sought = soughtIn(text);
  const isOpen = sought !== null && dismissed !== text;
  const found = isOpen ? matching(all, sought) : [];
  const chosen = found[Math.min(at, found.length - 1)];
  const pick = (reply: SavedReply) => {
    setAt(0);
    onText(filled(wordsOf(reply, conversation.language), conversation.name, me.name));
  };
  const move = (by: number) => setAt((Math.min(at, found.length - 1) + by + found.length) % found.length);

  /** Whether the key was for the list. */
  const press = (event: KeyboardEvent): boolean => {
    const act = isOpen ? action(event.key) : undefined;
    if (!act || event.nativeEvent.isComposing) {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    act();
    return true;
  };
  const action = (key: string): (() => void) | undefined => {
    if (key === 'Escape') {
      return () => dismiss(text);
    }
    if (!chosen) {
      return undefined;
    }
    switch (key) {
      case 'ArrowDown':
        return () => move(1);
      case 'ArrowUp':
        return () => move(-1);
      case 'Enter':
      case 'Tab':
        return () => pick(chosen);
      default:
        return undefined;
    }
  };
  return { isOpen, found, chosen, hasAny: all.length > 0, pick, press };
}
