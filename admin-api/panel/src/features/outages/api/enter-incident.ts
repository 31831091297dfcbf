import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Told } from './told';

/** One that is known; one of that node that is known already is answered as it is. */
export function useEnterIncident() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Told & { node: string; beganAt: string | null }) => call('post', '/api/v1/incidents', { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outages'] }),
  });
}
