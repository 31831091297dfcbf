import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useCalendars } from '../../../api/queries/list-calendars';
import type { Absence, Calendar, CalendarHours } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { Empty, Failed, Problem } from '../../../ui/States';
import { toldWeek } from '../../../ui/week/spans';
import { useAbsences } from '../api/list-absences';
import { useCalendarHours } from '../api/list-calendar-hours';
import { useRemoveAbsence } from '../api/remove-absence';
import { useOfferTexts } from '../texts';
import { AbsenceForm } from './AbsenceForm';
import { toldAbsence } from './absence';
import { CalendarForm } from './CalendarForm';
import { CalendarHoursForm } from './CalendarHoursForm';
import classes from './offer.module.css';

/** Staff and places, with when they are not to be had. */
export function CalendarList() {
  const texts = useOfferTexts();
  const calendars = useCalendars();
  const absences = useAbsences();
  const hours = useCalendarHours();
  const [edited, edit] = useState<Calendar | 'new' | null>(null);
  const [away, setAway] = useState<Calendar | null>(null);
  const [timed, setTimed] = useState<Calendar | null>(null);
  const hoursOf = (calendar: Calendar | null) => hours.data?.find(({ id }) => id === calendar?.id);
  const shown = hoursOf(timed);
  return (
    <>
      <div className={classes.above}>
        <Button onClick={() => edit('new')}>{texts.addCalendar}</Button>
      </div>
      {calendars.isPending && <Skeleton height="4.5rem" radius="md" />}
      {calendars.isError && !calendars.data && <Failed failure={calendars.error} onRetry={() => calendars.refetch()} />}
      {absences.isError && !absences.data && <Failed failure={absences.error} onRetry={() => absences.refetch()} />}
      {hours.isError && !hours.data && <Failed failure={hours.error} onRetry={() => hours.refetch()} />}
      {calendars.data?.length === 0 && (
        <Empty icon="people" title={texts.noCalendars}>
          {texts.noCalendarsHint}
        </Empty>
      )}
      <ul className={classes.list}>
        {calendars.data?.map((calendar) => (
          <Row
            key={calendar.id}
            calendar={calendar}
            hours={hoursOf(calendar)}
            absences={absences.data?.filter((absence) => absence.calendar === calendar.id) ?? []}
            onEdit={() => edit(calendar)}
            onAway={() => setAway(calendar)}
            onHours={() => setTimed(calendar)}
          />
        ))}
      </ul>
      {edited && <CalendarForm calendar={edited === 'new' ? undefined : edited} onClose={() => edit(null)} />}
      {timed && shown && <CalendarHoursForm name={timed.name} shown={shown} onClose={() => setTimed(null)} />}
      {away && <AbsenceForm calendar={away} onClose={() => setAway(null)} />}
    </>
  );
}

interface RowProps {
  calendar: Calendar;
  /** Undefined while they are not known. */
  hours: CalendarHours | undefined;
  absences: Absence[];
  onEdit: () => void;
  onAway: () => void;
  onHours: () => void;
}

function Row({ calendar: { name, kind }, hours, absences, onEdit, onAway, onHours }: RowProps) {
  const texts = useOfferTexts();
  const { replies } = useTexts();
  const told = toldWeek(hours?.week ?? [], useLanguage());
  const facts = [kind === 'PLACE' && texts.kinds.PLACE, told].filter(Boolean);
  return (
    <li className={classes.row}>
      <div className={classes.middle}>
        <p className={classes.name}>{name}</p>
        {facts.length > 0 && (
          <p className={classes.small}>
            {facts.map((fact) => (
              <span key={String(fact)}>{fact}</span>
            ))}
          </p>
        )}
      </div>
      <div className={classes.actions}>
        <Button variant="default" aria-label={texts.hoursOf(name)} disabled={!hours} onClick={onHours}>
          {texts.hours}
        </Button>
        <Button variant="default" aria-label={texts.addAbsenceOf(name)} onClick={onAway}>
          {texts.addAbsence}
        </Button>
        <Button variant="default" aria-label={texts.change(name)} onClick={onEdit}>
          {replies.edit}
        </Button>
      </div>
      {absences.length > 0 && <AbsenceList absences={absences} />}
    </li>
  );
}

function AbsenceList({ absences }: { absences: Absence[] }) {
  const texts = useOfferTexts();
  const language = useLanguage();
  const remove = useRemoveAbsence();
  return (
    <div className={classes.absences}>
      <ul>
        {absences.map((absence) => {
          const told = toldAbsence(absence, language, texts.forever);
          return (
            <li key={absence.id} className={classes.absence}>
              <span>{told}</span>
              {absence.booked > 0 && <span className={classes.lacking}>{texts.bookedIn(absence.booked)}</span>}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={texts.removeAbsence(told)}
                disabled={remove.isPending}
                onClick={() => remove.mutate(absence.id)}
              >
                <Icon name="close" size={16} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <Problem failure={remove.error} />
    </div>
  );
}
