import { Button, NumberInput, Skeleton, Switch } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { QuietPeriod } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import classes from '../../../ui/forms.module.css';
import { Failed, Problem } from '../../../ui/States';
import { useQuietPeriod } from '../api/get-quiet-period';
import { useSetQuietPeriod } from '../api/set-quiet-period';
import { inSeconds, useQuietTexts } from './quiet-texts';
import { useChannelTexts } from './texts';

/** Who writes without a pause is answered after so many quiet periods. */
const MOST_PERIODS = 5;

interface Asked {
  channel: string;
  onClose: () => void;
}

/** How long the bot waits for the end of a burst of messages. */
export function QuietDialog({ channel, onClose }: Asked) {
  const texts = useQuietTexts();
  const quiet = useQuietPeriod(channel);
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <p className={classes.words}>{texts.lead}</p>
      {quiet.isPending && <Skeleton height="9rem" radius="md" />}
      {quiet.error && !quiet.data && <Failed failure={quiet.error} onRetry={() => quiet.refetch()} />}
      {quiet.data && <Editor channel={channel} shown={quiet.data} onClose={onClose} />}
    </Dialog>
  );
}

function Editor({ channel, shown, onClose }: Asked & { shown: QuietPeriod }) {
  const texts = useQuietTexts();
  const { save } = useChannelTexts();
  const { common } = useTexts();
  const language = useLanguage();
  const set = useSetQuietPeriod(channel, shown);
  const [isUsual, setUsual] = useState(!shown.own);
  const [seconds, setSeconds] = useState<number | string>(shown.millis / 1_000);
  const typed = seconds === '' ? Number.NaN : Math.round(Number(seconds) * 1_000);
  const millis = isUsual ? shown.usualMillis : typed;
  const isFit = isUsual || (typed >= 0 && typed <= shown.longestMillis);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    set.mutate(isUsual ? null : typed, { onSuccess: onClose });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Switch
        label={texts.usual(inSeconds(shown.usualMillis, language))}
        description={texts.usualHint}
        checked={isUsual}
        onChange={(event) => setUsual(event.currentTarget.checked)}
      />
      {!isUsual && (
        <NumberInput
          label={texts.seconds}
          description={texts.secondsHint(inSeconds(shown.longestMillis, language))}
          value={seconds}
          min={0}
          max={shown.longestMillis / 1_000}
          step={0.1}
          decimalScale={2}
          allowNegative={false}
          decimalSeparator={language === 'en' ? '.' : ','}
          allowedDecimalSeparators={['.', ',']}
          onChange={setSeconds}
        />
      )}
      {isFit && millis > 0 && <p className={classes.words}>{texts.bound(inSeconds(millis * MOST_PERIODS, language))}</p>}
      <Problem failure={set.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button type="submit" disabled={!isFit} loading={set.isPending}>
          {save}
        </Button>
      </div>
    </form>
  );
}
