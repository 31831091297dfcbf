import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Told } from './told';

/** Makes a suspicion known: whoever asks is told. */
export function useConfirmIncident(incident: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Told) => call('post', '/api/v1/incidents/{incident}/confirmation', { path: { incident }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outages'] }),
  });
}
