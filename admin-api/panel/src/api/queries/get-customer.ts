import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { call } from '../client';
import { CUSTOMERS } from './list-customers';

export const customerById = (id: string) =>
  queryOptions({
    queryKey: [CUSTOMERS, 'one', id],
    queryFn: ({ signal }) => call('get', '/api/v1/customers/{customer}', { path: { customer: id }, signal }),
  });

export function useCustomer(id: string | undefined) {
  const query = customerById(id ?? '');
  return useQuery({ ...query, queryFn: id ? query.queryFn : skipToken });
}
