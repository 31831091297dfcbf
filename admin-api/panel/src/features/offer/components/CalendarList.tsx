import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useCalendars } from '../../../api/queries/list-calendars';
import type { Absence, Calendar } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { Empty, Failed, Problem } from '../../../ui/States';
import { useAbsences } from '../api/list-absences';
import { useRemoveAbsence } from '../api/remove-absence';
import { useOfferTexts } from '../texts';
import { AbsenceForm } from './AbsenceForm';
import { toldAbsence } from './absence';
import { CalendarForm } from './CalendarForm';
import classes from './offer.module.css';

/** Staff and places, with when they are not to be had. */
export function CalendarList() {
  const texts = useOfferTexts();
  const calendars = useCalendars();
  const absences = useAbsences();
  const [edited, edit] = useState<Calendar | 'new' | null>(null);
  const [away, setAway] = useState<Calendar | null>(null);
  return (
    <>
      <div className={classes.above}>
        <Button onClick={() => edit('new')}>{texts.addCalendar}</Button>
      </div>
      {calendars.isPending && <Skeleton height="4.5rem" radius="md" />}
      {calendars.isError && !calendars.data && <Failed failure={calendars.error} onRetry={() => calendars.refetch()} />}
      {absences.isError && !absences.data && <Failed failure={absences.error} onRetry={() => absences.refetch()} />}
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
            absences={absences.data?.filter((absence) => absence.calendar === calendar.id) ?? []}
            onEdit={() => edit(calendar)}
            onAway={() => setAway(calendar)}
          />
        ))}
      </ul>
      {edited && <CalendarForm calendar={edited === 'new' ? undefined : edited} onClose={() => edit(null)} />}
      {away && <AbsenceForm calendar={away} onClose={() => setAway(null)} />}
    </>
  );
}

interface RowProps {
  calendar: Calendar;
  absences: Absence[];
  onEdit: () => void;
  onAway: () => void;
}

function Row({ calendar: { name }, absences, onEdit, onAway }: RowProps) {
  const texts = useOfferTexts();
  const { replies } = useTexts();
  return (
    <li className={classes.row}>
      <p className={`${classes.middle ?? ''} ${classes.name ?? ''}`}>{name}</p>
      <Button variant="default" aria-label={texts.addAbsenceOf(name)} onClick={onAway}>
        {texts.addAbsence}
      </Button>
      <Button variant="default" aria-label={texts.change(name)} onClick={onEdit}>
        {replies.edit}
      </Button>
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
