import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const bankAccounts = queryOptions({
  queryKey: ['bank-accounts'],
  queryFn: ({ signal }) => call('get', '/api/v1/bank-accounts', { signal }),
});

export function useBankAccounts() {
  return useQuery(bankAccounts);
}
