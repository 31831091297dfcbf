import type { Absence } from '../../../api/types';
import { DAY } from '../../../ui/time';

/** Reckoned as if the tenant's clocks were those of UTC: they are told as they are, and never moved. */
function at(local: string): number {
  return Date.parse(`${local}Z`);
}

function isMidnight(local: string): boolean {
  return at(local) % DAY === 0;
}

/** Whole days by the first and the last of them, else to the minute. */
export function toldAbsence({ from, until }: Absence, language: string, forever: string): string {
  const isWhole = isMidnight(from) && (!until || isMidnight(until));
  const form = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(isWhole ? {} : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    timeZone: 'UTC',
  });
  const first = form.format(at(from));
  const last = until ? form.format(isWhole ? at(until) - DAY : at(until)) : forever;
  return first === last ? first : `${first} – ${last}`;
}

/** The midnight that ends a day. */
export function endOf(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 19);
}
