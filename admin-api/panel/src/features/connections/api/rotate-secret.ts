import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { useKey } from '../../../api/useKey';
import { connections } from './list-connections';

/** Sent once more it makes nothing twice, and shows no secret: that was in the answer that got lost. */
export function useRotateSecret(connection: string) {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: () => call('post', '/api/v1/connections/{connection}/rotation', { path: { connection }, header: key.of(connection) }),
    onSuccess: () => {
      key.done();
      return queries.invalidateQueries({ queryKey: connections.queryKey });
    },
  });
}
