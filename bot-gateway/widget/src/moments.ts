import type { FrameTexts } from './texts.ts';
import type { Language } from './wire.ts';

/** The day a moment falls on, in the browser's time zone; equal for equal days. */
export function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${moment.getMonth()}-${moment.getDate()}`;
}

export function dayName(moment: Date, now: Date, language: Language, texts: FrameTexts): string {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (dayOf(moment) === dayOf(now)) {
    return texts.today;
  }
  if (dayOf(moment) === dayOf(yesterday)) {
    return texts.yesterday;
  }
  const year = moment.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(moment);
}

export function timeOf(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(moment);
}
