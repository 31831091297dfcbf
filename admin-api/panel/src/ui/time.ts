import { useSyncExternalStore } from 'react';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

let now = Date.now();
let timer: number | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    now = Date.now();
    listeners.forEach((one) => one());
  }, SECOND);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time, to the second; all clocks on the screen tick together. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** How long somebody has waited: 42 s, 12 min 05 s, 3 h 10 min, 2 d 4 h. */
export function waited(since: string, at: number): string {
  const passed = Math.max(0, at - Date.parse(since));
  const seconds = Math.floor((passed % MINUTE) / SECOND);
  if (passed < MINUTE) {
    return `${seconds} s`;
  }
  if (passed < HOUR) {
    // With their units: "since 12:05" would be a time of day.
    return `${Math.floor(passed / MINUTE)} min ${String(seconds).padStart(2, '0')} s`;
  }
  return passed < DAY
    ? `${Math.floor(passed / HOUR)} h ${Math.floor((passed % HOUR) / MINUTE)} min`
    : `${Math.floor(passed / DAY)} d ${Math.floor((passed % DAY) / HOUR)} h`;
}

/** How long something takes, to the minute: 1 min, 48 min, 3 h 10 min, 2 d 4 h. */
export function roughly(time: number): string {
  const minutes = Math.max(1, Math.ceil(time / MINUTE));
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function isSameDay(one: string, other: string | number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

export function clock(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** 14:05 today, a weekday this week, a date before. */
export function shortMoment(at: string, today: number, language: string): string {
  if (isSameDay(at, today)) {
    return clock(at, language);
  }
  const age = today - Date.parse(at);
  const form: Intl.DateTimeFormatOptions =
    age < 6 * DAY ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(language, form).format(new Date(at));
}

export function longDay(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));
}

export function fullMoment(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(at));
}
