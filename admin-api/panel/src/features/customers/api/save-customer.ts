import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { customerById } from '../../../api/queries/get-customer';
import { CUSTOMERS } from '../../../api/queries/list-customers';
import type { Customer, CustomerDraft } from '../../../api/types';
import { useKey } from '../../../api/useKey';
import { useVersion } from '../../../api/useVersion';

/** A new one where there is none. */
export function useSaveCustomer(customer: Customer | undefined) {
  const queries = useQueryClient();
  const key = useKey();
  const version = useVersion(customer, async () => {
    const card = customer && (await queries.query({ ...customerById(customer.id), staleTime: 0 }));
    return card?.customer;
  });
  return useMutation({
    mutationFn: (body: CustomerDraft) =>
      customer === undefined
        ? call('post', '/api/v1/customers', { header: key.of(body), body })
        : call('put', '/api/v1/customers/{customer}', { path: { customer: customer.id }, header: version.header(), body }),
    onError: version.failed,
    onSuccess: () => {
      key.done();
      return queries.invalidateQueries({ queryKey: [CUSTOMERS] });
    },
  });
}
