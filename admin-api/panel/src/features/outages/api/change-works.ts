import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { WorksPlan } from './plan-works';

/** Other times, and other texts, until they are over. */
export function useChangeWorks(works: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: WorksPlan) => call('put', '/api/v1/planned-works/{works}', { path: { works }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outages'] }),
  });
}
