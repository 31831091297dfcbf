import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';
import type { Subscription } from '../../../api/types';

type Change = Pick<Subscription, 'plan' | 'access' | 'state'>;

export function useChangeSubscription(contract: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Change) => call('put', '/api/v1/subscriptions/{contract}', { path: { contract }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [CUSTOMERS] }),
  });
}
