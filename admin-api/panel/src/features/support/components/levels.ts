import type { ServiceTarget } from '../../../api/types';

export const PRIORITIES = ['HIGH', 'NORMAL', 'LOW'] as const satisfies ServiceTarget['priority'][];

type Priority = (typeof PRIORITIES)[number];

/** The times of a priority, as they are typed. */
export interface Times {
  answer: string;
  resolution: string;
}

/** What is promised to those with a plan; without one, to everybody else. */
export interface Level {
  plan: string | null;
  times: Record<Priority, Times>;
}

const EMPTY: Times = { answer: '', resolution: '' };
const LONGEST = { answer: 60_000, resolution: 600_000 };

export function newLevel(plan: string | null): Level {
  return { plan, times: { HIGH: EMPTY, NORMAL: EMPTY, LOW: EMPTY } };
}

/** Everybody's first, whether or not there is anything of it. */
export function levelsOf(targets: ServiceTarget[]): Level[] {
  const plans = [...new Set([null, ...targets.map(({ plan }) => plan ?? null)])];
  return plans.map((plan) => levelOf(plan, targets.filter((target) => (target.plan ?? null) === plan)));
}

function levelOf(plan: string | null, targets: ServiceTarget[]): Level {
  return targets.reduce<Level>(
    (level, { priority, answerMinutes, resolutionMinutes }) => ({
      ...level,
      times: { ...level.times, [priority]: { answer: typed(answerMinutes), resolution: typed(resolutionMinutes) } },
    }),
    newLevel(plan),
  );
}

/** Undefined while something is no time. */
export function targetsOf(levels: Level[]): ServiceTarget[] | undefined {
  if (levels.some(({ times }) => PRIORITIES.some((priority) => !isFit(times[priority])))) {
    return undefined;
  }
  return levels
    .flatMap(({ plan, times }) =>
      PRIORITIES.map((priority) => ({
        plan,
        priority,
        answerMinutes: minutesOf(times[priority].answer) ?? null,
        resolutionMinutes: minutesOf(times[priority].resolution) ?? null,
      })),
    )
    .filter(({ answerMinutes, resolutionMinutes }) => answerMinutes !== null || resolutionMinutes !== null);
}

function isFit(times: Times): boolean {
  return isTime(times.answer, 'answer') && isTime(times.resolution, 'resolution');
}

/** Nothing is one, too: it is what holds without it. */
export function isTime(text: string, of: keyof Times): boolean {
  const minutes = minutesOf(text);
  return text.trim() === '' || (minutes !== undefined && minutes >= 1 && minutes <= LONGEST[of]);
}

/** Hours and minutes, or hours alone. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,5})(?::([0-5]\d))?$/.exec(text.trim()) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes ?? 0);
}

export function typed(minutes: number | null | undefined): string {
  return minutes === null || minutes === undefined ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** What holds where a field stays empty: of a plan what is everybody's, and of that what is usual. */
export function withoutIt(level: Level, everybody: Level | undefined, usual: ServiceTarget[], priority: Priority, of: keyof Times): string {
  const set = level.plan === null ? '' : (everybody?.times[priority][of] ?? '');
  const target = usual.find((one) => one.priority === priority);
  return set.trim() !== '' ? set : typed(of === 'answer' ? target?.answerMinutes : target?.resolutionMinutes);
}
