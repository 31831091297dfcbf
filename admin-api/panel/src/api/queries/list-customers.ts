import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../client';

export const CUSTOMERS = 'customers';

const customers = (q: string) =>
  infiniteQueryOptions({
    queryKey: [CUSTOMERS, 'list', q],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/customers', { query: { q: q || undefined, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** The newest first; owners' only. */
export function useCustomers(q: string) {
  return useInfiniteQuery(customers(q));
}
