import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';
import { plans } from '../../../api/queries/list-plans';
import type { PlanDraft } from '../../../api/types';
import { useKey } from '../../../api/useKey';

/** A new one where there is no id. */
export function useSavePlan(plan: string | undefined) {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: (body: PlanDraft) =>
      plan === undefined
        ? call('post', '/api/v1/plans', { header: key.of(body), body })
        : call('put', '/api/v1/plans/{plan}', { path: { plan }, body }),
    onSuccess: () => {
      key.done();
      return Promise.all([queries.invalidateQueries(plans), queries.invalidateQueries({ queryKey: [CUSTOMERS] })]);
    },
  });
}
