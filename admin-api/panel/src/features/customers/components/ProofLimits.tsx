import { Button, NumberInput, Skeleton } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { CodeLimits, CodeLimitsView } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Failed, Problem } from '../../../ui/States';
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
  const { proof: texts, ...all } = useCustomerTexts();
  const language = useLanguage();
  const save = useChangeCodeLimits();
  const [touched, touch] = useState<CodeLimits>();
  const wish = touched ?? { codesAnHour: shown.codesAnHour, wrongADay: shown.wrongADay };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ version: shown.version, wish }, { onSuccess: () => touch(undefined) });
  };
  const number = (field: keyof CodeLimits, least: number, most: number) => ({
    value: wish[field],
    min: least,
    max: most,
    clampBehavior: 'blur' as const,
    allowDecimal: false,
    allowNegative: false,
    onChange: (typed: number | string) => {
      if (typeof typed === 'number' && typed >= least && typed <= most) {
        save.reset();
        touch({ ...wish, [field]: typed });
      }
    },
  });
  return (
    <form className={classes.limits} onSubmit={submit}>
      <p className={classes.hint}>{texts.lead}</p>
      <NumberInput label={texts.codes} description={texts.codesHint} {...number('codesAnHour', 10, 100_000)} />
      <Used now={texts.sent(shown.sent)} isFull={shown.sent >= shown.codesAnHour} />
      <NumberInput label={texts.wrong} description={texts.wrongHint(yearsToGuess(wish.wrongADay, language))} {...number('wrongADay', 30, 10_000)} />
      <Used now={texts.mistaken(shown.wrong)} isFull={shown.wrong >= shown.wrongADay} />
      <Problem failure={save.error} />
      <div className={classes.foot}>
        {save.isSuccess && !touched && <span role="status">{texts.saved}</span>}
        <Button type="submit" disabled={!touched} loading={save.isPending}>
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
