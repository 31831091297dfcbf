import { ActionIcon, Button, NumberInput, Select, Skeleton, Switch } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { codeOf } from '../../../api/problem';
import type { AppointmentTerms } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { Failed, Problem } from '../../../ui/States';
import { useChangeTerms } from '../api/change-terms';
import { useTerms } from '../api/get-terms';
import { useOfferTexts } from '../texts';
import classes from './offer.module.css';
import { isFit, minutesOf, spokenOf, UNITS, type Spoken } from './spoken';

const MOST_REMINDERS = 5;

/** How long before an appointment its customer is reminded, and who is asked to confirm. */
export function Reminders() {
  const terms = useTerms();
  if (terms.isPending) {
    return <Skeleton height="14rem" radius="md" />;
  }
  return terms.data ? (
    <TermsForm terms={terms.data} />
  ) : (
    <Failed failure={terms.error} onRetry={() => terms.refetch()} />
  );
}

function TermsForm({ terms }: { terms: AppointmentTerms }) {
  const texts = useOfferTexts();
  const { replies, desk } = useTexts();
  // What was looked at: what others have saved since is not written over before that has been said.
  const [seen, setSeen] = useState(terms.version);
  const [reminders, setReminders] = useState(() => terms.reminderMinutes.map(spokenOf));
  const [misses, setMisses] = useState(terms.missesToAsk ?? null);
  const set = useChangeTerms();
  const isOutdated = set.isError && codeOf(set.error) === 'terms-changed';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    set.mutate(
      { version: isOutdated ? terms.version : seen, wish: { reminderMinutes: reminders.map(minutesOf), missesToAsk: misses } },
      { onSuccess: ({ version }) => setSeen(version) },
    );
  };
  return (
    <form className={classes.card} onSubmit={submit}>
      <ReminderFields reminders={reminders} onReminders={setReminders} />
      <Switch
        label={texts.asks}
        description={texts.asksHint}
        checked={misses !== null}
        onChange={(event) => setMisses(event.currentTarget.checked ? 2 : null)}
      />
      {misses !== null && (
        <NumberInput
          className={classes.short}
          label={texts.misses}
          value={misses}
          min={1}
          max={100}
          allowDecimal={false}
          clampBehavior="blur"
          onChange={(typed) => typeof typed === 'number' && setMisses(typed)}
        />
      )}
      <Problem failure={set.error} />
      <div className={classes.foot}>
        {set.isSuccess && <span role="status">{desk.saved}</span>}
        <Button type="submit" disabled={!reminders.every(isFit)} loading={set.isPending}>
          {isOutdated ? texts.saveAgain : replies.save}
        </Button>
      </div>
    </form>
  );
}

function ReminderFields({ reminders, onReminders }: { reminders: Spoken[]; onReminders: (reminders: Spoken[]) => void }) {
  const texts = useOfferTexts();
  const change = (index: number, part: Partial<Spoken>) =>
    onReminders(reminders.map((one, place) => (place === index ? { ...one, ...part } : one)));
  return (
    <fieldset className={classes.names}>
      <legend>{texts.reminders}</legend>
      {reminders.length === 0 && <p className={classes.quiet}>{texts.noReminders}</p>}
      {reminders.map((one, index) => (
        <div key={index} className={classes.reminder}>
          <NumberInput
            aria-label={texts.howLong(index + 1)}
            value={one.count}
            min={1}
            allowDecimal={false}
            error={!isFit(one)}
            onChange={(typed) => typeof typed === 'number' && change(index, { count: typed })}
          />
          <Select
            aria-label={texts.unitOf(index + 1)}
            allowDeselect={false}
            data={UNITS.map((unit) => ({ value: unit, label: texts.units[unit] }))}
            value={one.unit}
            onChange={(unit) => unit && change(index, { unit })}
          />
          <span className={classes.quiet}>{texts.before}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={texts.removeReminder(index + 1)}
            onClick={() => onReminders(reminders.filter((_, place) => place !== index))}
          >
            <Icon name="close" size={16} />
          </ActionIcon>
        </div>
      ))}
      {reminders.length < MOST_REMINDERS && (
        <div>
          <Button size="compact-sm" variant="subtle" onClick={() => onReminders([...reminders, { count: 2, unit: 'hours' }])}>
            {texts.addReminder}
          </Button>
        </div>
      )}
      <p className={classes.quiet}>{texts.remindersHint}</p>
    </fieldset>
  );
}
