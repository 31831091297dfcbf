import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import { currentSession } from '../../../api/queries/current-session';
import type { Newcomer } from './confirm-sign-up';

/** Joins the team, and signs in with it. */
export function useAcceptInvitation() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (newcomer: Newcomer) => call('post', '/api/v1/invitations/acceptance', { body: { ...newcomer, cookies: true } }),
    onSuccess: () => queries.query({ ...currentSession, staleTime: 0 }),
  });
}
