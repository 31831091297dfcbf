import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const promiseTerms = queryOptions({
  queryKey: ['billing', 'promises'],
  queryFn: ({ signal }) => call('get', '/api/v1/billing/promises', { signal }),
});

export function usePromiseTerms() {
  return useQuery(promiseTerms);
}
