import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const setAside = infiniteQueryOptions({
  queryKey: ['undone', 'set aside'],
  queryFn: ({ pageParam, signal }) => call('get', '/api/v1/set-aside-conversations', { query: { cursor: pageParam, limit: 30 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useSetAside() {
  return useInfiniteQuery(setAside);
}
