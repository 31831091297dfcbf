import { NumberInput, Skeleton, Switch } from '@mantine/core';
import type { TicketSettings, TicketSettingsView } from '../../../api/types';
import { SaveBar } from '../../../ui/SaveBar';
import { Failed } from '../../../ui/States';
import { useDraft } from '../../../ui/useDraft';
import { useChangeSettings } from '../api/change-settings';
import { useSettings } from '../api/get-settings';
import { useSupportTexts } from '../texts';
import classes from './support.module.css';

const BOUNDS = { reopenDays: [0, 365], warnPercent: [1, 99] } as const;

/** As it stands in the fields: what is being typed may be no number, or none that can be. */
type Draft = Omit<TicketSettings, keyof typeof BOUNDS> & Record<keyof typeof BOUNDS, number | string>;

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
  const draft = useDraft<Draft, TicketSettings>({ version, draft: settings }, useChangeSettings(), wishOf);
  const number = (field: keyof typeof BOUNDS) => {
    const [least, most] = BOUNDS[field];
    return {
      className: classes.short,
      value: draft.draft[field],
      error: !isWithin(field, draft.draft[field]) && texts.between(least, most),
      clampBehavior: 'none' as const,
      allowDecimal: false,
      allowNegative: false,
      onChange: (typed: number | string) => draft.change({ ...draft.draft, [field]: typed }),
    };
  };
  return (
    <>
      <div className={classes.card}>
        <NumberInput
          label={texts.reopenDays}
          description={texts.reopenHint}
          suffix={` ${texts.days}`}
          {...number('reopenDays')}
        />
        <NumberInput label={texts.warnPercent} description={texts.warnHint} suffix=" %" {...number('warnPercent')} />
        <Switch
          label={texts.survey}
          description={texts.surveyHint}
          checked={draft.draft.survey}
          onChange={(event) => draft.change({ ...draft.draft, survey: event.currentTarget.checked })}
        />
      </div>
      <SaveBar draft={draft} texts={texts} />
    </>
  );
}

function isWithin(field: keyof typeof BOUNDS, typed: number | string): typed is number {
  const [least, most] = BOUNDS[field];
  return typeof typed === 'number' && typed >= least && typed <= most;
}

function wishOf({ reopenDays, warnPercent, survey }: Draft): TicketSettings | undefined {
  return isWithin('reopenDays', reopenDays) && isWithin('warnPercent', warnPercent) ? { reopenDays, warnPercent, survey } : undefined;
}
