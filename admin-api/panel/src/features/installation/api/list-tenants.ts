import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const tenants = infiniteQueryOptions({
  queryKey: ['tenants'],
  queryFn: ({ pageParam, signal }) => call('get', '/api/v1/tenants', { query: { cursor: pageParam, limit: 30 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useTenants() {
  return useInfiniteQuery(tenants);
}
