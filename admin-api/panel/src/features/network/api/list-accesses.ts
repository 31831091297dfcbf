import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const accesses = (node: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['network', 'accesses', node, q],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/network/nodes/{node}/accesses', {
        path: { node },
        query: { q: q || undefined, cursor: pageParam, limit: 25 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** What a sector feeds, by name. */
export function useAccesses(node: string, q: string) {
  return useInfiniteQuery(accesses(node, q));
}
