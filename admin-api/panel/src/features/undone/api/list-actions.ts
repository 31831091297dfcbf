import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const actions = infiniteQueryOptions({
  queryKey: ['undone', 'actions'],
  queryFn: ({ pageParam, signal }) => call('get', '/api/v1/queued-actions', { query: { cursor: pageParam, limit: 30 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useQueuedActions() {
  return useInfiniteQuery(actions);
}
