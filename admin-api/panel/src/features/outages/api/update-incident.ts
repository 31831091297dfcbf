import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Told } from './told';

/** Says something of it to those who ask. */
export function useUpdateIncident(incident: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Told) => call('post', '/api/v1/incidents/{incident}/updates', { path: { incident }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outages'] }),
  });
}
