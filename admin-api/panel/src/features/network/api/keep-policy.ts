import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { OutagePolicy } from '../../../api/types';
import { policy } from './get-policy';

export function useKeepPolicy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: OutagePolicy) => call('put', '/api/v1/outage-policy', { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: policy.queryKey }),
  });
}
