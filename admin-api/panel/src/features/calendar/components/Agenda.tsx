import { Skeleton } from '@mantine/core';
import type { Appointment } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Empty } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { useCalendarTexts } from '../texts';
import classes from './Agenda.module.css';
import { dayIn, nameOfDay, timeIn } from './days';
import { serviceOf, takenBy, whoseAppointment } from './names';

interface Props {
  days: string[];
  appointments: Appointment[];
  isPending: boolean;
  zone: string | undefined;
  onOpen: (appointment: Appointment) => void;
}

/** Where there is no room for columns: below each other, day by day. */
export function Agenda({ days, appointments, isPending, zone, onOpen }: Props) {
  const texts = useCalendarTexts();
  const language = useLanguage();
  if (isPending) {
    return <Skeleton height="8rem" radius="md" />;
  }
  if (appointments.length === 0) {
    return (
      <Empty icon="calendar" title={texts.none}>
        {texts.noneHint}
      </Empty>
    );
  }
  return days.map((day) => {
    const found = appointments.filter(({ startsAt }) => dayIn(startsAt, zone) === day);
    return (
      <section key={day}>
        <h3 className={classes.day}>{nameOfDay(day, language, { weekday: 'long', day: 'numeric', month: 'long' })}</h3>
        {found.length === 0 && <p className={classes.free}>{texts.freeDay}</p>}
        <ul className={classes.list}>
          {found.map((appointment) => (
            <Row key={appointment.number} appointment={appointment} zone={zone} onOpen={onOpen} />
          ))}
        </ul>
      </section>
    );
  });
}

function Row({ appointment, zone, onOpen }: { appointment: Appointment; zone: string | undefined; onOpen: (appointment: Appointment) => void }) {
  const texts = useCalendarTexts();
  const all = useTexts();
  const language = useLanguage();
  return (
    <li>
      <button type="button" className={classes.row} onClick={() => onOpen(appointment)}>
        <span className={classes.time}>{timeIn(appointment.startsAt, zone, language)}</span>
        <span className={classes.middle}>
          <b>{whoseAppointment(appointment, all)}</b>
          <span className={classes.what}>
            {serviceOf(appointment, language)} · {takenBy(appointment)}
          </span>
        </span>
        {appointment.state !== 'BOOKED' && (
          <Tag tone={appointment.state === 'NO_SHOW' ? 'bad' : 'quiet'}>{texts.states[appointment.state]}</Tag>
        )}
      </button>
    </li>
  );
}
