import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const sentences = infiniteQueryOptions({
  queryKey: ['sentences', 'waiting'],
  queryFn: ({ pageParam, signal }) => call('get', '/api/v1/sentences', { query: { cursor: pageParam, limit: 20 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useSentences() {
  return useInfiniteQuery(sentences);
}
