import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { useKey } from '../../../api/useKey';
import { identityOf } from './get-identity';

/** Sent once more it makes nothing twice, and shows no secret: that was in the answer that got lost. */
export function useMakeIdentityKey(channel: string) {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: () => call('post', '/api/v1/channels/{channel}/widget/identity/keys', { path: { channel }, header: key.of(channel) }),
    onSuccess: key.done,
    onSettled: () => queries.invalidateQueries({ queryKey: identityOf(channel).queryKey }),
  });
}
