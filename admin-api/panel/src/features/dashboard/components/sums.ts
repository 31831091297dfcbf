import type { DayCount } from '../../../api/types';

export type Series = Exclude<keyof DayCount, 'day'>;

export function sumOf(days: DayCount[], series: Series): number {
  return days.reduce((sum, day) => sum + day[series], 0);
}

/** How much of what customers were answered the bot said; null where nobody was. */
export function shareOfBot(days: DayCount[]): number | null {
  const bot = sumOf(days, 'fromBot');
  const all = bot + sumOf(days, 'fromPeople');
  return all === 0 ? null : bot / all;
}

/** By how much something became more or less, as a share; null where there is nothing to compare with. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : now / before - 1;
}

/** A round number at or above the greatest, for the top of a scale; its half is round, too. */
export function topOf(greatest: number): number {
  if (greatest <= 4) {
    return 4;
  }
  const power = 10 ** Math.floor(Math.log10(greatest));
  const step = [1, 2, 3, 4, 6, 8, 10].find((factor) => factor * power >= greatest) ?? 10;
  return step * power;
}
