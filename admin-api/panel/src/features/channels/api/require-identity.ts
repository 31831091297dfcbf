import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { identityOf } from './get-identity';

export function useRequireIdentity(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (required: boolean) =>
      call('put', '/api/v1/channels/{channel}/widget/identity', { path: { channel }, body: { required } }),
    onSettled: () => queries.invalidateQueries({ queryKey: identityOf(channel).queryKey }),
  });
}
