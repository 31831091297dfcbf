import { Button, NativeSelect, TagsInput } from '@mantine/core';
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
  const priorities = PRIORITIES.map((value) => ({ value, label: texts.priorities[value] }));
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
        <NativeSelect
          label={texts.ofCategory}
          data={[{ value: '', label: texts.any }, ...categories]}
          value={draft.ofCategory ?? ''}
          onChange={(event) => change({ ofCategory: oneOf(CATEGORIES, event) })}
        />
        <NativeSelect
          label={texts.setPriority}
          data={[{ value: '', label: texts.asIsPriority }, ...priorities]}
          value={draft.setPriority ?? ''}
          onChange={(event) => change({ setPriority: oneOf(PRIORITIES, event) })}
        />
        <NativeSelect
          label={texts.setCategory}
          data={[{ value: '', label: texts.asIs }, ...categories]}
          value={draft.setCategory ?? ''}
          onChange={(event) => change({ setCategory: oneOf(CATEGORIES, event) })}
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

/** What was chosen; null for none of them. */
function oneOf<T extends string>(values: readonly T[], { currentTarget }: { currentTarget: { value: string } }): T | null {
  return values.find((value) => value === currentTarget.value) ?? null;
}

/** Nothing but letters and digits is compared. */
function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
