import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const account = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => call('get', '/api/v1/account', { signal }),
});

export function useAccount() {
  return useQuery(account);
}
