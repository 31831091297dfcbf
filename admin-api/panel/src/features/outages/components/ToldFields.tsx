import { Textarea, TextInput } from '@mantine/core';
import type { Told } from '../api/told';
import { useOutageTexts } from '../texts';

/** Both as they are typed; empty where nothing is said. */
export interface ToldDraft {
  until: string;
  text: string;
}

export const NOTHING_TOLD: ToldDraft = { until: '', text: '' };

export function toldOf({ until, text }: ToldDraft): Told {
  return { estimatedUntil: momentOf(until), text: text.trim() || null };
}

/** What a field for a day and a time holds, by this browser's clock. */
export function momentOf(typed: string): string | null {
  return typed ? new Date(typed).toISOString() : null;
}

/** A moment as its field holds it: by this browser's clock, to the minute. */
export function typed(moment: string | null | undefined): string {
  if (!moment) {
    return '';
  }
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What customers are told: until when, and in which words. */
export function ToldFields({ draft, onChange }: { draft: ToldDraft; onChange: (draft: ToldDraft) => void }) {
  const texts = useOutageTexts();
  return (
    <>
      <TextInput
        type="datetime-local"
        label={texts.estimatedUntil}
        value={draft.until}
        onChange={(event) => onChange({ ...draft, until: event.currentTarget.value })}
      />
      <Textarea
        label={texts.text}
        rows={3}
        maxLength={1000}
        value={draft.text}
        onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })}
      />
    </>
  );
}
