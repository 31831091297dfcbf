import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import type { NewConnection } from '../../../api/types';
import { connections } from './list-connections';

export function useChangeConnection(connection: string) {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (wish: NewConnection) =>
      call('put', '/api/v1/connections/{connection}', { path: { connection }, body: wish }),
    onSuccess: () => queries.invalidateQueries({ queryKey: connections.queryKey }),
  });
}
