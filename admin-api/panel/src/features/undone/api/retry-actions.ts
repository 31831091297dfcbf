import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Has all tried at once. */
export function useRetryActions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/queued-actions/retry'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
