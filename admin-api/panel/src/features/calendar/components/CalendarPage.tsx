import { ActionIcon, Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Appointment, Calendar } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { ChoiceFilter, Filters } from '../../../ui/Filters';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { Empty, Failed } from '../../../ui/States';
import { useNow } from '../../../ui/time';
import { useFilter } from '../../../ui/useFilter';
import { STATES, useAppointments } from '../api/list-appointments';
import { useCalendars } from '../../../api/queries/list-calendars';
import { useCalendarTexts } from '../texts';
import { Agenda } from './Agenda';
import { AppointmentDialog } from './AppointmentDialog';
import classes from './CalendarPage.module.css';
import { dayIn, isDay, mondayOf, nameOfDay, plus } from './days';
import { TimeGrid, type Column } from './TimeGrid';

const SPANS = ['day', 'week'] as const;

type Span = (typeof SPANS)[number];

/** Appointments of a day, a column for each calendar; or of a week, a column for each day. */
export default function CalendarPage() {
  const texts = useCalendarTexts();
  const search = useFilter();
  const calendars = useCalendars();
  const zone = calendars.data?.[0]?.timeZone;
  const span = search.one('span', SPANS) ?? 'week';
  const today = useToday(zone);
  const wished = search.get('day');
  const day = isDay(wished) ? wished : today;
  return (
    <PageFrame
      title={texts.title}
      lead={texts.lead}
      isWide
      aside={
        <Segments
          label={texts.span}
          value={span}
          options={SPANS.map((value) => ({ value, name: texts[value] }))}
          onChange={(value) => search.set({ span: value })}
        />
      }
    >
      {calendars.isError && !calendars.data ? (
        <Failed failure={calendars.error} onRetry={() => calendars.refetch()} />
      ) : calendars.data?.length === 0 ? (
        <Empty icon="calendar" title={texts.noCalendars}>
          {texts.noCalendarsHint}
        </Empty>
      ) : (
        <Shown calendars={calendars.data ?? []} span={span} day={day} today={today} zone={zone} />
      )}
    </PageFrame>
  );
}

function useToday(zone: string | undefined): string {
  return dayIn(useNow(), zone);
}

interface ShownProps {
  calendars: Calendar[];
  span: Span;
  day: string;
  today: string;
  zone: string | undefined;
}

function Shown({ calendars, span, day, today, zone }: ShownProps) {
  const texts = useCalendarTexts();
  const language = useLanguage();
  const search = useFilter();
  const isPhone = useMediaQuery('(width < 50rem)', false, { getInitialValueInEffect: false });
  const [open, show] = useState<string>();
  const first = span === 'week' ? mondayOf(day) : day;
  const calendar = search.get('calendar');
  const list = useAppointments({
    from: first,
    days: span === 'week' ? 7 : 1,
    calendar,
    state: search.one('state', STATES),
  });
  const days = Array.from({ length: span === 'week' ? 7 : 1 }, (_, index) => plus(first, index));
  const chosen = withGone(calendars, list.found).filter(({ id }) => !calendar || id === calendar);
  const columns =
    span === 'week'
      ? days.map((one) => ({
          id: one,
          name: nameOfDay(one, language, { weekday: 'short', day: 'numeric' }),
          isNow: one === today,
          appointments: list.found.filter(({ startsAt }) => dayIn(startsAt, zone) === one),
        }))
      : chosen.map(({ id, name }): Column => ({ id, name, isNow: false, appointments: list.found.filter((one) => one.calendar === id || one.place === id) }));
  const appointment = list.found.find(({ number }) => number === open);
  const showOne = ({ number }: Appointment) => show(number);
  return (
    <>
      <Steps span={span} first={first} />
      <Filters>
        <ChoiceFilter
          label={texts.calendar}
          any={texts.anyCalendar}
          value={calendar}
          options={calendars.map(({ id, name }) => [id, name])}
          onChange={(value) => search.set({ calendar: value })}
        />
        <ChoiceFilter
          label={texts.state}
          any={texts.anyState}
          value={search.one('state', STATES)}
          options={STATES.map((state) => [state, texts.states[state]])}
          onChange={(state) => search.set({ state })}
        />
        {zone && zone !== Intl.DateTimeFormat().resolvedOptions().timeZone && <span className={classes.zone}>{texts.zone(zone)}</span>}
      </Filters>
      {list.isCut && <p role="status">{texts.more}</p>}
      {list.isError && !list.data ? (
        <Failed failure={list.error} onRetry={() => list.refetch()} />
      ) : isPhone ? (
        <Agenda days={days} appointments={list.found} isPending={list.isPending} zone={zone} onOpen={showOne} />
      ) : (
        <TimeGrid columns={columns} isPending={list.isPending} zone={zone} onOpen={showOne} />
      )}
      {appointment && <AppointmentDialog appointment={appointment} zone={zone} onClose={() => show(undefined)} />}
    </>
  );
}

/** Calendars that are gone are shown where something was booked in them. */
function withGone(calendars: Calendar[], appointments: Appointment[]): Pick<Calendar, 'id' | 'name'>[] {
  const all = new Map(
    appointments.flatMap(({ calendar, calendarName, place, placeName }) => [
      [calendar, calendarName] as const,
      ...(place && placeName ? [[place, placeName] as const] : []),
    ]),
  );
  const there = new Map(calendars.map((one) => [one.id, one.name]));
  all.forEach((name, id) => there.has(id) || there.set(id, name));
  return [...there].map(([id, name]) => ({ id, name }));
}

/** From one day or week to the next. */
function Steps({ span, first }: { span: Span; first: string }) {
  const texts = useCalendarTexts();
  const language = useLanguage();
  const search = useFilter();
  const step = span === 'week' ? 7 : 1;
  const name =
    span === 'week'
      ? `${nameOfDay(first, language, { day: 'numeric', month: 'short' })} – ${nameOfDay(plus(first, 6), language, { day: 'numeric', month: 'short', year: 'numeric' })}`
      : nameOfDay(first, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return (
    <div className={classes.steps}>
      <ActionIcon variant="default" size="lg" aria-label={texts.before[span]} onClick={() => search.set({ day: plus(first, -step) })}>
        <Icon name="left" size={18} />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={texts.after[span]} onClick={() => search.set({ day: plus(first, step) })}>
        <Icon name="right" size={18} />
      </ActionIcon>
      <Button variant="default" onClick={() => search.set({ day: undefined })}>
        {texts.today}
      </Button>
      <h2 className={classes.period} aria-live="polite">
        {name}
      </h2>
    </div>
  );
}
