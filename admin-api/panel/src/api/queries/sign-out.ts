import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../client';

/** Nothing of what was seen stays in the browser's memory. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/sessions/current'),
    onSuccess: () => {
      queries.clear();
      location.assign('/panel/');
    },
  });
}
