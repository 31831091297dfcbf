import { Button, Radio } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useHours } from '../../../api/queries/get-hours';
import type { CalendarHours, WeekdayHours } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { Problem } from '../../../ui/States';
import { wrongWith } from '../../../ui/week/spans';
import { WeekFields } from '../../../ui/week/WeekFields';
import { useSaveCalendarHours } from '../api/save-calendar-hours';
import { useOfferTexts } from '../texts';
import classes from './offer.module.css';

interface Props {
  name: string;
  shown: CalendarHours;
  onClose: () => void;
}

/** When somebody or something is to be had: whenever it is open, or in hours of their own. */
export function CalendarHoursForm({ name, shown, onClose }: Props) {
  const texts = useOfferTexts();
  const { common, replies } = useTexts();
  const open = useHours();
  const [own, setOwn] = useState(hasHours(shown.week));
  const [week, setWeek] = useState(shown.week);
  const save = useSaveCalendarHours(shown);
  const isFit = !own || (hasHours(week) && week.every(({ spans }) => !wrongWith(spans)));
  const choose = (isOwn: boolean) => {
    setOwn(isOwn);
    if (isOwn && !hasHours(week)) {
      setWeek(open.data?.week ?? week);
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isFit) {
      save.mutate(own ? week : week.map(({ weekday }) => ({ weekday, spans: [] })), { onSuccess: onClose });
    }
  };
  return (
    <Dialog title={texts.hoursOf(name)} size="wide" onClose={onClose}>
      <form className={forms.form} onSubmit={submit}>
        <Radio.Group aria-label={texts.hoursOf(name)} value={own ? 'own' : 'open'} onChange={(value) => choose(value === 'own')}>
          <Radio value="open" label={texts.wheneverOpen} />
          <Radio mt="xs" value="own" label={texts.ownHours} />
        </Radio.Group>
        {own && <WeekFields week={week} words={texts.dayWords} onWeek={setWeek} />}
        <p className={classes.quiet}>{own && !hasHours(week) ? texts.noOwnHours : texts.ownHoursHint}</p>
        <Problem failure={save.error} />
        <div className={forms.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={!isFit} loading={save.isPending}>
            {replies.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function hasHours(week: WeekdayHours[]): boolean {
  return week.some(({ spans }) => spans.length > 0);
}
