import { NumberInput, Switch } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import type { PromiseTerms, PromiseTermsView } from '../../../api/types';
import { useDraft } from '../../../ui/useDraft';
import { useSetPromiseTerms } from '../api/set-promise-terms';
import { useTermsTexts } from '../texts';
import { SaveFoot } from './SaveFoot';
import classes from './TermsPage.module.css';

/** What may be promised. */
export function PromiseForm({ terms: { version, ...terms } }: { terms: PromiseTermsView }) {
  const texts = useTermsTexts();
  const { draft, save, ...edit } = useDraft<PromiseTerms, PromiseTerms>({ version, draft: terms }, useSetPromiseTerms(), (wish) => wish);
  const change = (part: Partial<PromiseTerms>) => edit.change({ ...draft, ...part });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    edit.keep();
  };
  const number = (field: 'mostDays' | 'mostPromises' | 'periodDays', least: number, most: number) => ({
    value: draft[field],
    min: least,
    max: most,
    clampBehavior: 'strict' as const,
    allowDecimal: false,
    onChange: (value: number | string) => {
      if (typeof value === 'number' && value >= least) {
        change({ [field]: value });
      }
    },
  });
  return (
    <form className={classes.fields} onSubmit={submit}>
      <div className={classes.numbers}>
        <NumberInput
          label={texts.mostDays}
          description={texts.mostDaysHint}
          suffix={` ${texts.days}`}
          {...number('mostDays', 0, 90)}
        />
        <NumberInput label={texts.mostPromises} {...number('mostPromises', 1, 100)} />
        <NumberInput label={texts.periodDays} suffix={` ${texts.days}`} {...number('periodDays', 1, 730)} />
      </div>
      <Switch
        label={texts.holdsOff}
        description={texts.holdsOffHint}
        checked={draft.holdsOff}
        onChange={(event) => change({ holdsOff: event.currentTarget.checked })}
      />
      <SaveFoot setting={save} isComplete />
    </form>
  );
}
