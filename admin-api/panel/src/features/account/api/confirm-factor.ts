import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { account } from '../../../api/queries/get-account';

/** The recovery codes come with the answer, and never again. */
export function useConfirmFactor() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (code: string) => call('post', '/api/v1/account/second-factor/confirmation', { body: { code } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: account.queryKey }),
  });
}
