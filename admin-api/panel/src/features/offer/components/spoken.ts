/** A time before an appointment, as one says it. */
export interface Spoken {
  count: number;
  unit: Unit;
}

export const UNITS = ['minutes', 'hours', 'days'] as const;

type Unit = (typeof UNITS)[number];

const MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 24 * 60 };
const SOONEST = 10;
const EARLIEST = 14 * MINUTES.days;

export function minutesOf({ count, unit }: Spoken): number {
  return count * MINUTES[unit];
}

/** A day is said as 24 hours: two days and more are days. */
export function spokenOf(minutes: number): Spoken {
  const unit: Unit = minutes % MINUTES.days === 0 && minutes > MINUTES.days ? 'days' : minutes % MINUTES.hours === 0 ? 'hours' : 'minutes';
  return { count: minutes / MINUTES[unit], unit };
}

export function isFit(spoken: Spoken): boolean {
  const minutes = minutesOf(spoken);
  return minutes >= SOONEST && minutes <= EARLIEST;
}
