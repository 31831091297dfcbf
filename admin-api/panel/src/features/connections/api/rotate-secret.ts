import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { connections } from './list-connections';

export function useRotateSecret(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: () => call('post', '/api/v1/connections/{connection}/rotation', { path: { connection } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: connections.queryKey }),
  });
}
