import { Button, NumberInput } from '@mantine/core';
import type { ActsFrom, Bot } from '../../../api/types';
import { LANGUAGES, useTexts, type Language } from '../../../texts/language';
import { Segments } from '../../../ui/Segments';
import { Problem } from '../../../ui/States';
import { useChangeActsFrom } from '../api/change-acts-from';
import { useQuality } from '../api/get-quality';
import { useCautionTexts } from '../cautionTexts';
import { useBotTexts } from '../texts';
import { effectOf, LEAST, MOST, movedBy, PRESETS, USUAL, wishOf, type Wish } from './caution';
import { useShares } from './useShares';
import { useTouched } from './useTouched';
import classes from './bot.module.css';

const WISHES: Wish[] = ['bold', 'usual', 'careful', 'own'];

interface Chosen {
  wish: Wish;
  from: number | null;
}

/** How sure the bot must be in one language before it acts; what is tried out beside it goes by it once it is saved. */
export function CautionPanel({ bot, language }: { bot: Bot; language: Language }) {
  const texts = useCautionTexts();
  const { save, saved } = useBotTexts();
  const { common } = useTexts();
  const { percent } = useShares();
  const change = useChangeActsFrom();
  const kept = bot.actsFrom[language] ?? null;
  const typed = useTouched<Chosen>(bot.version);
  const { wish, from } = typed.value ?? { wish: wishOf(kept), from: kept };
  const choose = (next: Wish) => typed.touch({ wish: next, from: next === 'own' ? (from ?? USUAL) : PRESETS[next] });
  const isChanged = from !== kept;
  const all: ActsFrom = { ...bot.actsFrom, [language]: from };
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ version: typed.version, actsFrom: all }, typed.afterSave);
      }}
    >
      <h2 className={classes.title}>{texts.title(LANGUAGES[language])}</h2>
      <p className={classes.quiet}>{texts.hint}</p>
      <div className={classes.wishes}>
        <div className={classes.wide}>
          <Segments
            label={texts.title(LANGUAGES[language])}
            value={wish}
            onChange={choose}
            options={WISHES.map((one) => ({ value: one, name: texts.wishes[one] }))}
          />
        </div>
        {wish === 'own' && (
          <NumberInput
            label={texts.from}
            description={texts.bounds(percent(LEAST), percent(MOST))}
            suffix=" %"
            min={100 * LEAST}
            max={100 * MOST}
            step={5}
            decimalScale={0}
            value={Math.round(100 * (from ?? USUAL))}
            onChange={(value) => typeof value === 'number' && typed.touch({ wish, from: value / 100 })}
          />
        )}
      </div>
      <Effect language={language} from={from ?? USUAL} />
      <Problem failure={change.error} />
      <div role="status" className={classes.quiet}>
        {change.isSuccess && !isChanged && saved}
      </div>
      {isChanged && (
        <div className={classes.actions}>
          <Button type="submit" loading={change.isPending}>
            {save}
          </Button>
          <Button variant="default" onClick={typed.forget}>
            {common.cancel}
          </Button>
        </div>
      )}
    </form>
  );
}

function Effect({ language, from }: { language: Language; from: number }) {
  const texts = useCautionTexts();
  const { percent } = useShares();
  const quality = useQuality();
  const figures = quality.data?.languages.find((one) => one.language === language);
  const effect = effectOf(figures, from);
  const threshold = figures?.threshold;
  return (
    <p className={classes.effect} aria-live="polite">
      {effect ? texts.effect(percent(effect.acted), percent(effect.right ?? 0)) : quality.isSuccess && texts.unknown}{' '}
      {typeof threshold === 'number' && texts.asks(percent(movedBy(threshold, from)))}
    </p>
  );
}
