import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { account } from '../../../api/queries/get-account';

export function useRemoveFactor() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (proof: { password: string; code: string }) =>
      call('post', '/api/v1/account/second-factor/removal', { body: proof }),
    onSuccess: () => queries.invalidateQueries({ queryKey: account.queryKey }),
  });
}
