import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Has one tried at once. */
export function useRetryAction() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: string) => call('post', '/api/v1/queued-actions/{action}/retry', { path: { action } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
