import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Posts one again. */
export function useReplayEvent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (path: { subscription: string; event: string }) => call('post', '/api/v1/dead-events/{subscription}/{event}/replay', { path }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
