import { Button, Select, TagsInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { TicketRule } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { useSupportTexts } from '../texts';
import { PRIORITIES } from './levels';

const CATEGORIES = ['INTERNET', 'TELEPHONE', 'TELEVISION', 'BILLING', 'OTHER'] as const satisfies NonNullable<TicketRule['ofCategory']>[];
const MOST_WORDS = 50;
const LONGEST = 60;
const NEW: TicketRule = { words: [], ofCategory: null, setCategory: null, setPriority: null };

interface Props {
  /** Undefined for a new one. */
  rule: TicketRule | undefined;
  onKeep: (rule: TicketRule) => void;
  onDrop: () => void;
  onClose: () => void;
}

/** One rule, to be made or changed. */
export function RuleDialog({ rule, onKeep, onDrop, onClose }: Props) {
  const texts = useSupportTexts();
  const { common, replies } = useTexts();
  const [draft, setDraft] = useState(rule ?? NEW);
  const change = (part: Partial<TicketRule>) => setDraft({ ...draft, ...part });
  const isComplete = (draft.words.length > 0 || draft.ofCategory) && (draft.setCategory || draft.setPriority);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isComplete) {
      onKeep(draft);
    }
  };
  const categories = CATEGORIES.map((value) => ({ value, label: texts.categories[value] }));
  return (
    <Dialog title={rule ? replies.edit : texts.addRule} onClose={onClose}>
      <form className={forms.form} onSubmit={submit}>
        <TagsInput
          label={texts.words}
          description={texts.wordsHint}
          value={draft.words}
          maxTags={MOST_WORDS}
          maxLength={LONGEST}
          acceptValueOnBlur
          onChange={(words) => change({ words: words.filter(isWord) })}
        />
        <Select
          label={texts.ofCategory}
          placeholder={texts.any}
          clearable
          data={categories}
          value={draft.ofCategory ?? null}
          onChange={(ofCategory) => change({ ofCategory })}
        />
        <Select
          label={texts.setPriority}
          placeholder={texts.asIsPriority}
          clearable
          data={PRIORITIES.map((value) => ({ value, label: texts.priorities[value] }))}
          value={draft.setPriority ?? null}
          onChange={(setPriority) => change({ setPriority })}
        />
        <Select
          label={texts.setCategory}
          placeholder={texts.asIs}
          clearable
          data={categories}
          value={draft.setCategory ?? null}
          onChange={(setCategory) => change({ setCategory })}
        />
        <div className={forms.buttons}>
          {rule && (
            <Button variant="subtle" color="red" onClick={onDrop}>
              {texts.remove}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={!isComplete}>
            {texts.ready}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Nothing but letters and digits is compared. */
function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
