import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { identityOf } from './get-identity';

export function useMakeIdentityKey(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: () => call('post', '/api/v1/channels/{channel}/widget/identity/keys', { path: { channel } }),
    onSettled: () => queries.invalidateQueries({ queryKey: identityOf(channel).queryKey }),
  });
}
