import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const AGAIN_MS = 30_000;

const transfers = infiniteQueryOptions({
  queryKey: ['billing', 'transfers'],
  queryFn: ({ pageParam, signal }) => call('get', '/api/v1/transfers', { query: { cursor: pageParam, limit: 30 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: AGAIN_MS,
});

export function useTransfers() {
  return useInfiniteQuery(transfers);
}
