import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Calls off what has not begun; ends now what has. */
export function useCancelWorks(works: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/planned-works/{works}', { path: { works } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outages'] }),
  });
}
