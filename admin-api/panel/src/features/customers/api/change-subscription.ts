import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { customerById } from '../../../api/queries/get-customer';
import { CUSTOMERS } from '../../../api/queries/list-customers';
import type { Subscription } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';

type Change = Pick<Subscription, 'plan' | 'access' | 'state'>;

export function useChangeSubscription(subscription: Subscription) {
  const queries = useQueryClient();
  const version = useVersion(subscription, async () => {
    const card = await queries.query({ ...customerById(subscription.customer), staleTime: 0 });
    return card.subscriptions.find(({ id }) => id === subscription.id);
  });
  return useMutation({
    mutationFn: (body: Change) =>
      call('put', '/api/v1/subscriptions/{contract}', { path: { contract: subscription.id }, header: version.header(), body }),
    onError: version.failed,
    onSuccess: () => queries.invalidateQueries({ queryKey: [CUSTOMERS] }),
  });
}
