import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Posts all of a subscription again. */
export function useReplayEvents() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (subscription: string) => call('post', '/api/v1/dead-events/{subscription}/replay', { path: { subscription } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
