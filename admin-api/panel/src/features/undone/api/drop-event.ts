import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Gives one up for good. */
export function useDropEvent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (path: { subscription: string; event: string }) => call('delete', '/api/v1/dead-events/{subscription}/{event}', { path }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
