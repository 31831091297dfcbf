import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const labelled = (intent: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['sentences', 'labelled', intent],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/sentences/labelled', { query: { intent, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useLabelled(intent: string | undefined) {
  return useInfiniteQuery(labelled(intent));
}
