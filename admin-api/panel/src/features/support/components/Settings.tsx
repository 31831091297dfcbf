import { NumberInput, Skeleton, Switch } from '@mantine/core';
import type { TicketSettings, TicketSettingsView } from '../../../api/types';
import { SaveBar } from '../../../ui/SaveBar';
import { Failed } from '../../../ui/States';
import { useDraft } from '../../../ui/useDraft';
import { useChangeSettings } from '../api/change-settings';
import { useSettings } from '../api/get-settings';
import { useSupportTexts } from '../texts';
import classes from './support.module.css';

/** How long tickets can be reopened, when a breach is warned of, and whether customers are asked. */
export function Settings() {
  const settings = useSettings();
  if (settings.isPending) {
    return <Skeleton height="14rem" radius="md" />;
  }
  return settings.data ? <Editor shown={settings.data} /> : <Failed failure={settings.error} onRetry={() => settings.refetch()} />;
}

function Editor({ shown: { version, ...settings } }: { shown: TicketSettingsView }) {
  const texts = useSupportTexts();
  const draft = useDraft({ version, draft: settings }, useChangeSettings(), (wish) => wish);
  const wish: TicketSettings = draft.draft;
  const number = (field: 'reopenDays' | 'warnPercent', least: number, most: number) => ({
    className: classes.short,
    value: wish[field],
    min: least,
    max: most,
    clampBehavior: 'blur' as const,
    allowDecimal: false,
    allowNegative: false,
    onChange: (typed: number | string) => {
      if (typeof typed === 'number' && typed >= least && typed <= most) {
        draft.change({ ...wish, [field]: typed });
      }
    },
  });
  return (
    <>
      <div className={classes.card}>
        <NumberInput
          label={texts.reopenDays}
          description={texts.reopenHint}
          suffix={` ${texts.days}`}
          {...number('reopenDays', 0, 365)}
        />
        <NumberInput label={texts.warnPercent} description={texts.warnHint} suffix=" %" {...number('warnPercent', 1, 99)} />
        <Switch
          label={texts.survey}
          description={texts.surveyHint}
          checked={wish.survey}
          onChange={(event) => draft.change({ ...wish, survey: event.currentTarget.checked })}
        />
      </div>
      <SaveBar draft={draft} texts={texts} />
    </>
  );
}
