import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { currentSession } from '../../../api/queries/current-session';

/** The second step, for whoever has a second factor. */
export function useEnterCode() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (step: { ticket: string; code: string }) =>
      call('post', '/api/v1/sessions/second-factor', { body: { ...step, cookies: true } }),
    onSuccess: () => queries.query({ ...currentSession, staleTime: 0 }),
  });
}
