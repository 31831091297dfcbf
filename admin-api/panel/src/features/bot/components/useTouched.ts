import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf } from '../../../api/problem';
import { draft } from '../api/get-draft';

/**
 * What somebody has touched of the draft, with the version that was looked at when they began: whatever is asked for
 * again meanwhile, neither the words nor the version go.
 */
export function useTouched<T>(version: string) {
  const queries = useQueryClient();
  const [touched, set] = useState<{ version: string; value: T }>();
  const newest = () => queries.getQueryData(draft.queryKey)?.version ?? version;
  const takeNewest = () => set((now) => now && { ...now, version: newest() });
  return {
    value: touched?.value,
    version: touched?.version ?? version,
    touch: (value: T) => set((earlier) => ({ version: earlier?.version ?? version, value })),
    forget: () => set(undefined),
    /** What follows a save, once what is shown has been asked for again. */
    afterSave: {
      onSuccess: () => {
        takeNewest();
        set((now) => (now?.value === touched?.value ? undefined : now));
      },
      // The words stay; who saves them again has been told of the others.
      onError: (failure: unknown) => {
        if (codeOf(failure) === 'draft-changed') {
          takeNewest();
        }
      },
    },
  };
}
