import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { connections } from './list-connections';

export function usePauseConnection(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (isPaused: boolean) =>
      isPaused
        ? call('post', '/api/v1/connections/{connection}/pause', { path: { connection } })
        : call('post', '/api/v1/connections/{connection}/resumption', { path: { connection } }),
    onSettled: () => queries.invalidateQueries({ queryKey: connections.queryKey }),
  });
}
