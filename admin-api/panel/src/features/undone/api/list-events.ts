import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const events = infiniteQueryOptions({
  queryKey: ['undone', 'events'],
  queryFn: ({ pageParam, signal }) => call('get', '/api/v1/dead-events', { query: { cursor: pageParam, limit: 30 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useDeadEvents() {
  return useInfiniteQuery(events);
}
