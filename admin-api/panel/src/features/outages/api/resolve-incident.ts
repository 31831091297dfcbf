import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** It is over; those who asked are told. */
export function useResolveIncident(incident: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/incidents/{incident}/resolution', { path: { incident } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outages'] }),
  });
}
