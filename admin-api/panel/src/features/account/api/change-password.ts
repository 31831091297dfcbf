import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** All other sessions end with it. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { old: string; password: string }) => call('put', '/api/v1/account/password', { body: change }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
}
