import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { currentSession } from '../../../api/queries/current-session';

export interface Credentials {
  email: string;
  password: string;
}

/** The tokens come as cookies that no script reads. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (credentials: Credentials) => call('post', '/api/v1/sessions', { body: { ...credentials, cookies: true } }),
    onSuccess: () => queries.query({ ...currentSession, staleTime: 0 }),
  });
}
