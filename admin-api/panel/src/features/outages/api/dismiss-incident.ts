import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** It was none; those who asked are told. */
export function useDismissIncident(incident: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/incidents/{incident}/dismissal', { path: { incident } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outages'] }),
  });
}
