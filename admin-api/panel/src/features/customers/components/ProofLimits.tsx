import { Button, NumberInput, Skeleton } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import type { CodeLimits, CodeLimitsView } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Failed, Problem } from '../../../ui/States';
import { useDraft } from '../../../ui/useDraft';
import { useChangeCodeLimits } from '../api/change-code-limits';
import { useCodeLimits } from '../api/get-code-limits';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';

/** How many codes may go out to all customers together, and how near that is. */
export function ProofLimits() {
  const limits = useCodeLimits();
  if (limits.isPending) {
    return <Skeleton height="16rem" radius="md" />;
  }
  return limits.data ? <Editor shown={limits.data} /> : <Failed failure={limits.error} onRetry={() => limits.refetch()} />;
}

function Editor({ shown }: { shown: CodeLimitsView }) {
  const { version, codesAnHour, wrongADay } = shown;
  const { proof: texts, ...all } = useCustomerTexts();
  const language = useLanguage();
  const limits = { version, draft: { codesAnHour, wrongADay } };
  const { draft, save, ...edit } = useDraft<CodeLimits, CodeLimits>(limits, useChangeCodeLimits(), (wish) => wish);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    edit.keep();
  };
  const number = (field: keyof CodeLimits, least: number, most: number) => ({
    value: draft[field],
    min: least,
    max: most,
    clampBehavior: 'blur' as const,
    allowDecimal: false,
    allowNegative: false,
    onChange: (typed: number | string) => {
      if (typeof typed === 'number' && typed >= least && typed <= most) {
        edit.change({ ...draft, [field]: typed });
      }
    },
  });
  return (
    <form className={classes.limits} onSubmit={submit}>
      <p className={classes.hint}>{texts.lead}</p>
      <NumberInput label={texts.codes} description={texts.codesHint} {...number('codesAnHour', 10, 100_000)} />
      <Used now={texts.sent(shown.sent)} isFull={shown.sent >= codesAnHour} />
      <NumberInput label={texts.wrong} description={texts.wrongHint(yearsToGuess(draft.wrongADay, language))} {...number('wrongADay', 30, 10_000)} />
      <Used now={texts.mistaken(shown.wrong)} isFull={shown.wrong >= wrongADay} />
      <Problem failure={save.error} />
      <div className={classes.foot}>
        {save.isSuccess && !edit.isTouched && <span role="status">{texts.saved}</span>}
        <Button type="submit" disabled={!edit.isTouched} loading={save.isPending}>
          {all.save}
        </Button>
      </div>
    </form>
  );
}

function Used({ now, isFull }: { now: string; isFull: boolean }) {
  const { proof: texts } = useCustomerTexts();
  return (
    <p className={classes.used} data-full={isFull || undefined}>
      {now} {isFull && texts.full}
    </p>
  );
}

/** How many years it takes until a guess at six digits comes true, where strangers use up all they have. */
function yearsToGuess(wrongADay: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(1_000_000 / (wrongADay * 365.25));
}
