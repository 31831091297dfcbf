import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const works = (past: boolean) =>
  infiniteQueryOptions({
    queryKey: ['outages', 'works', past],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/planned-works', { query: { past, cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  });

/** Those to come and going on, the soonest first; or those that are over, the latest first. */
export function useWorks(past: boolean) {
  return useInfiniteQuery(works(past));
}
