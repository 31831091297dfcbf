import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Gives one up for good. */
export function useDropLetter() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (letter: string) => call('delete', '/api/v1/dead-letters/{letter}', { path: { letter } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
