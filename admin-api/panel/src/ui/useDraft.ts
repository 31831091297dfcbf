import { useState } from 'react';
import { codeOf } from '../api/problem';

/** A change of terms, as TanStack has it. */
interface Saving<Wish> {
  mutate: (change: { version: string; wish: Wish }, then: { onSuccess: (saved: { version: string }) => void }) => void;
  reset: () => void;
  error: unknown;
  isPending: boolean;
  isSuccess: boolean;
}

/**
 * What an owner makes of terms until it is saved. What is typed while a save is under way stays, and is the next one's.
 * Where somebody else was quicker it stays, too, and the next save is of what there is then: they have been told.
 *
 * @param wishOf undefined while it cannot be saved
 */
export function useDraft<Draft, Wish>(shown: { version: string; draft: Draft }, save: Saving<Wish>, wishOf: (draft: Draft) => Wish | undefined) {
  const [touched, set] = useState<{ version: string; draft: Draft }>();
  const { version, draft } = touched ?? shown;
  const wish = wishOf(draft);
  const isOutdated = save.error !== null && codeOf(save.error) === 'terms-changed';
  const saved = (newest: { version: string }) =>
    set((now) => (now === undefined || now.draft === draft ? undefined : { ...now, version: newest.version }));
  return {
    draft,
    save,
    isTouched: touched !== undefined,
    isFit: wish !== undefined,
    change: (next: Draft) => {
      // While a save is under way its end must be heard of: it tells the version that the next one is of.
      if (!isOutdated && !save.isPending) {
        save.reset();
      }
      set({ version, draft: next });
    },
    forget: () => {
      save.reset();
      set(undefined);
    },
    keep: () => {
      if (wish !== undefined) {
        save.mutate({ version: isOutdated ? shown.version : version, wish }, { onSuccess: saved });
      }
    },
  };
}
