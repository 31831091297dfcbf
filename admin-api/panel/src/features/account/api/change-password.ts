import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';

/** All other sessions end with it. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (change: { old: string; password: string }) => call('put', '/api/v1/account/password', { body: change }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
}
