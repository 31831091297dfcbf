import { DAY } from '../../../ui/time';

/** Days are told as 2026-11-22, and reckoned with at noon UTC, where no clock change reaches. */
function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

export function plus(day: string, count: number): string {
  return new Date(noon(day) + count * DAY).toISOString().slice(0, 10);
}

/** The Monday of its week. */
export function mondayOf(day: string): string {
  const weekday = new Date(noon(day)).getUTCDay();
  return plus(day, -((weekday + 6) % 7));
}

/** Which day it is there. */
export function dayIn(at: number | string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...(timeZone && { timeZone }) }).format(new Date(at));
}

/** Minutes since that day's midnight, by its clocks. */
export function minutesIn(at: string, timeZone: string | undefined): number {
  const clock = timeIn(at, timeZone, 'sv-SE');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

export function timeIn(at: string, timeZone: string | undefined, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(timeZone && { timeZone }) }).format(
    new Date(at),
  );
}

export function nameOfDay(day: string, language: string, form: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).format(noon(day));
}

export function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(noon(text));
}
