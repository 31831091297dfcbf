import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { currentSession } from '../../../api/queries/current-session';

export interface Newcomer {
  token: string;
  name: string;
  password: string;
}

/** Makes the tenant, and signs its owner in. */
export function useConfirmSignUp() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (newcomer: Newcomer) => call('post', '/api/v1/sign-ups/confirmation', { body: { ...newcomer, cookies: true } }),
    onSuccess: () => queries.query({ ...currentSession, staleTime: 0 }),
  });
}
