import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';
import { useKey } from '../../../api/useKey';

interface Wish {
  plan: string;
  access: string;
  since: string | null;
}

export function useSubscribe(customer: string) {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: (body: Wish) =>
      call('post', '/api/v1/customers/{customer}/subscriptions', { path: { customer }, header: key.of(body), body }),
    onSuccess: () => {
      key.done();
      return queries.invalidateQueries({ queryKey: [CUSTOMERS] });
    },
  });
}
