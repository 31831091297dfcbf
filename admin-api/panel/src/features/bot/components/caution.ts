import type { LanguageFigures } from '../../../api/types';

/** From here on a reading is acted upon where nobody wishes otherwise, and how far a wish may go: as the server has it. */
export const USUAL = 0.4;
export const LEAST = 0.25;
export const MOST = 0.9;

export const PRESETS = { bold: 0.3, usual: null, careful: 0.6 } as const;

export type Wish = keyof typeof PRESETS | 'own';

export function wishOf(from: number | null): Wish {
  const found = Object.entries(PRESETS).find(([, score]) => score === from);
  return (found?.[0] as Wish | undefined) ?? 'own';
}

/** What acting from there on came to, at the score next to it that was looked at. */
export function effectOf(figures: LanguageFigures | undefined, from: number) {
  return figures?.steps.reduce<LanguageFigures['steps'][number] | undefined>(
    (best, step) => (!best || Math.abs(step.from - from) < Math.abs(best.from - from) ? step : best),
    undefined,
  );
}

/** Where the score from which on nobody else is asked moves to. */
export function movedBy(threshold: number, from: number): number {
  return 1 / (1 + Math.exp(-(odds(threshold) + odds(from) - odds(USUAL))));
}

function odds(probability: number): number {
  return Math.log(probability / (1 - probability));
}
