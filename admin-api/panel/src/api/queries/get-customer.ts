import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { call } from '../client';
import { CUSTOMERS } from './list-customers';

const customer = (id: string | undefined) =>
  queryOptions({
    queryKey: [CUSTOMERS, 'one', id],
    queryFn: id
      ? ({ signal }: { signal: AbortSignal }) => call('get', '/api/v1/customers/{customer}', { path: { customer: id }, signal })
      : skipToken,
  });

export function useCustomer(id: string | undefined) {
  return useQuery(customer(id));
}
