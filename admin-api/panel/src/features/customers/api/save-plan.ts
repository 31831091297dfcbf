import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';
import { plans } from '../../../api/queries/list-plans';
import type { Plan, PlanDraft } from '../../../api/types';
import { useKey } from '../../../api/useKey';
import { useVersion } from '../../../api/useVersion';

/** A new one where there is none. */
export function useSavePlan(plan: Plan | undefined) {
  const queries = useQueryClient();
  const key = useKey();
  const version = useVersion(plan, async () => {
    const all = await queries.query({ ...plans, staleTime: 0 });
    return all.find(({ id }) => id === plan?.id);
  });
  return useMutation({
    mutationFn: (body: PlanDraft) =>
      plan === undefined
        ? call('post', '/api/v1/plans', { header: key.of(body), body })
        : call('put', '/api/v1/plans/{plan}', { path: { plan: plan.id }, header: version.header(), body }),
    onError: version.failed,
    onSuccess: () => {
      key.done();
      return Promise.all([queries.invalidateQueries(plans), queries.invalidateQueries({ queryKey: [CUSTOMERS] })]);
    },
  });
}
