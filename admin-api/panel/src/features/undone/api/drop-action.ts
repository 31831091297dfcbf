import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Gives one up: its customer is told that it was not possible. */
export function useDropAction() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: string) => call('delete', '/api/v1/queued-actions/{action}', { path: { action } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
