import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { connections } from './list-connections';

export function useDisconnect(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/connections/{connection}', { path: { connection } }),
    onSettled: () => queries.invalidateQueries({ queryKey: connections.queryKey }),
  });
}
