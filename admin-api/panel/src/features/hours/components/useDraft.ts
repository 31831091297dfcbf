import { useState } from 'react';
import { codeOf } from '../../../api/problem';
import type { Hours, NewHours } from '../../../api/types';
import { useChangeHours } from '../api/change-hours';

/**
 * What an owner makes of the hours until it is saved. Where somebody else was quicker it stays, and the next save is of
 * what there is then: they have been told.
 */
export function useDraft(shown: Hours) {
  const [touched, set] = useState<NewHours & { version: string }>();
  const save = useChangeHours();
  const { version, week, specialDays } = touched ?? shown;
  return {
    week,
    specialDays,
    save,
    isTouched: touched !== undefined,
    touch: (part: Partial<NewHours>) => {
      save.reset();
      set({ version, week, specialDays, ...part });
    },
    forget: () => {
      save.reset();
      set(undefined);
    },
    keep: () =>
      save.mutate(
        { version: isOutdated(save.error) ? shown.version : version, wish: { week, specialDays } },
        { onSuccess: () => set(undefined) },
      ),
  };
}

function isOutdated(failure: unknown): boolean {
  return failure !== null && codeOf(failure) === 'terms-changed';
}
