import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { identityOf } from './get-identity';

export function useRevokeIdentityKey(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (key: string) =>
      call('delete', '/api/v1/channels/{channel}/widget/identity/keys/{key}', { path: { channel, key } }),
    onSettled: () => queries.invalidateQueries({ queryKey: identityOf(channel).queryKey }),
  });
}
