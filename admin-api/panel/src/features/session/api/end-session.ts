import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { sessions } from './list-sessions';

export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (session: string) => call('delete', '/api/v1/sessions/{session}', { path: { session } }),
    onSettled: () => queries.invalidateQueries({ queryKey: sessions.queryKey }),
  });
}
