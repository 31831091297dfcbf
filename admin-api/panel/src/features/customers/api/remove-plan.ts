import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { plans } from '../../../api/queries/list-plans';

export function useRemovePlan(plan: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/plans/{plan}', { path: { plan } }),
    onSuccess: () => queries.invalidateQueries(plans),
  });
}
