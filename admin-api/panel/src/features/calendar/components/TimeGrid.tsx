import { Skeleton } from '@mantine/core';
import type { Appointment } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { useNow } from '../../../ui/time';
import { useCalendarTexts } from '../texts';
import { minutesIn, timeIn } from './days';
import { inLanes } from './lanes';
import classes from './TimeGrid.module.css';
import { serviceOf, whoseAppointment } from './names';

export interface Column {
  id: string;
  name: string;
  isNow: boolean;
  appointments: Appointment[];
}

interface Props {
  columns: Column[];
  isPending: boolean;
  zone: string | undefined;
  onOpen: (appointment: Appointment) => void;
}

const HOUR = 60;
const REM_PER_HOUR = 3.4;

/** Hours that are always shown; earlier and later ones where somebody has booked them. */
const MORNING = 8 * HOUR;
const EVENING = 18 * HOUR;

/** Columns over one clock, in which appointments are as long as they last. */
export function TimeGrid({ columns, isPending, zone, onOpen }: Props) {
  const { common } = useTexts();
  const spans = columns.flatMap(({ appointments }) => appointments.map((one) => spanOf(one, zone)));
  const from = Math.floor(Math.min(MORNING, ...spans.map((span) => span.from)) / HOUR);
  const until = Math.ceil(Math.max(EVENING, ...spans.map((span) => span.until)) / HOUR);
  const hours = Array.from({ length: until - from }, (_, index) => from + index);
  if (isPending) {
    return (
      <div role="status" aria-label={common.loading}>
        <Skeleton height="30rem" radius="md" />
      </div>
    );
  }
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={columns.map(({ name }) => name).join(', ')}>
      <div className={classes.grid} style={{ gridTemplateColumns: `3.2rem repeat(${columns.length}, minmax(7.5rem, 1fr))` }}>
        <span className={classes.corner} />
        {columns.map(({ id, name, isNow }) => (
          <h3 key={id} className={classes.name} data-now={isNow}>
            {name}
          </h3>
        ))}
        <div aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour} className={classes.hour} style={{ height: `${REM_PER_HOUR}rem` }}>
              {String(hour).padStart(2, '0')}:00
            </span>
          ))}
        </div>
        {columns.map((column) => (
          <Lane key={column.id} column={column} from={from * HOUR} hours={hours.length} zone={zone} onOpen={onOpen} />
        ))}
      </div>
    </div>
  );
}

function spanOf(appointment: Appointment, zone: string | undefined) {
  const from = minutesIn(appointment.startsAt, zone);
  return { appointment, from, until: from + (Date.parse(appointment.endsAt) - Date.parse(appointment.startsAt)) / 60_000 };
}

interface LaneProps {
  column: Column;
  /** The first minute of the day that is shown. */
  from: number;
  hours: number;
  zone: string | undefined;
  onOpen: (appointment: Appointment) => void;
}

function Lane({ column, from, hours, zone, onOpen }: LaneProps) {
  const rem = (minutes: number) => `${(minutes / HOUR) * REM_PER_HOUR}rem`;
  return (
    <ul className={classes.lane} data-now={column.isNow} style={{ height: `${hours * REM_PER_HOUR}rem`, backgroundSize: `100% ${REM_PER_HOUR}rem` }}>
      {column.isNow && <NowLine from={from} zone={zone} rem={rem} />}
      {inLanes(column.appointments.map((one) => spanOf(one, zone))).map((span) => (
        <li
          key={span.appointment.number}
          className={classes.place}
          style={{
            top: rem(span.from - from),
            height: rem(Math.max(span.until - span.from, 20)),
            left: `${(span.lane / span.lanes) * 100}%`,
            width: `${100 / span.lanes}%`,
          }}
        >
          <Block appointment={span.appointment} zone={zone} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function NowLine({ from, zone, rem }: { from: number; zone: string | undefined; rem: (minutes: number) => string }) {
  const minutes = minutesIn(new Date(useNow()).toISOString(), zone) - from;
  return minutes > 0 ? <li className={classes.line} aria-hidden="true" style={{ top: rem(minutes) }} /> : null;
}

function Block({ appointment, zone, onOpen }: { appointment: Appointment; zone: string | undefined; onOpen: (appointment: Appointment) => void }) {
  const texts = useCalendarTexts();
  const all = useTexts();
  const language = useLanguage();
  const time = timeIn(appointment.startsAt, zone, language);
  return (
    <button type="button" className={classes.block} data-state={appointment.state} onClick={() => onOpen(appointment)}>
      <span>
        <span className={classes.time}>
          {time}
          {appointment.confirmedAt && ' ✓'}
        </span>{' '}
        {whoseAppointment(appointment, all)} <span className={classes.what}>{serviceOf(appointment, language)}</span>
        <span className="out-of-sight"> {texts.states[appointment.state]}</span>
      </span>
    </button>
  );
}
