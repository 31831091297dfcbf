import type { OpenSpan, WeekdayHours } from '../../api/types';

/** The end of the day, as a time to close at. */
const MIDNIGHT = '00:00';

const WHOLE_DAY_OF_WORK: OpenSpan = { opens: '09:00', closes: '18:00' };

/** What is likely meant by one more. */
export function oneMore(spans: OpenSpan[]): OpenSpan {
  const last = spans.at(-1);
  if (!last) {
    return WHOLE_DAY_OF_WORK;
  }
  return last.closes !== MIDNIGHT && last.closes < '20:00' ? { opens: last.closes, closes: '20:00' } : { opens: '', closes: '' };
}

/** What is wrong with the times of one day. */
export function wrongWith(spans: OpenSpan[]): 'missing' | 'backwards' | 'overlap' | undefined {
  if (spans.some(({ opens, closes }) => opens === '' || closes === '')) {
    return 'missing';
  }
  if (spans.some(({ opens, closes }) => closes !== MIDNIGHT && closes <= opens)) {
    return 'backwards';
  }
  const ordered = spans.toSorted((one, other) => one.opens.localeCompare(other.opens));
  return ordered.some(({ opens }, index) => {
    const before = ordered[index - 1]?.closes;
    return before !== undefined && (before === MIDNIGHT || opens < before);
  })
    ? 'overlap'
    : undefined;
}

export const MONDAY_TO_FRIDAY: WeekdayHours['weekday'][] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];

/** The same hours on other days. */
export function copied(week: WeekdayHours[], spans: OpenSpan[], to: WeekdayHours['weekday'][]): WeekdayHours[] {
  return week.map((day) => (to.includes(day.weekday) ? { ...day, spans } : day));
}

export function nameOf(weekday: WeekdayHours['weekday'], language: string, length: 'long' | 'short' = 'long'): string {
  const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
  // 1 January 2024 was a Monday.
  const day = Date.UTC(2024, 0, 1 + days.indexOf(weekday), 12);
  return new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(day);
}

export function told(spans: OpenSpan[]): string {
  return spans.map(({ opens, closes }) => `${opens}–${closes === MIDNIGHT ? '24:00' : closes}`).join(', ');
}

/** Days with the same hours that follow each other are told at once; closed ones are not told. */
export function toldWeek(week: WeekdayHours[], language: string): string {
  const stretches: { days: WeekdayHours['weekday'][]; hours: string }[] = [];
  week.forEach(({ weekday, spans }, index) => {
    const last = stretches.at(-1);
    const hours = told(spans);
    if (last && index > 0 && last.hours === hours) {
      last.days.push(weekday);
    } else {
      stretches.push({ days: [weekday], hours });
    }
  });
  return stretches
    .filter(({ hours }) => hours !== '')
    .map(({ days, hours }) => `${[...new Set([days.at(0), days.at(-1)])].map((day) => (day ? nameOf(day, language, 'short') : '')).join('–')} ${hours}`)
    .join('; ');
}
