import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';
import type { CustomerDraft } from '../../../api/types';
import { useKey } from '../../../api/useKey';

/** A new one where there is no id. */
export function useSaveCustomer(customer: string | undefined) {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: (body: CustomerDraft) =>
      customer === undefined
        ? call('post', '/api/v1/customers', { header: key.of(body), body })
        : call('put', '/api/v1/customers/{customer}', { path: { customer }, body }),
    onSuccess: () => {
      key.done();
      return queries.invalidateQueries({ queryKey: [CUSTOMERS] });
    },
  });
}
