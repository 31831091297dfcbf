import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Sends one again. */
export function useReplayLetter() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (letter: string) => call('post', '/api/v1/dead-letters/{letter}/replay', { path: { letter } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
