import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const objects = (monitor: string) =>
  infiniteQueryOptions({
    queryKey: ['network', 'objects', monitor],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/monitored-objects', { query: { monitor, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  });

export function useObjects(monitor: string) {
  return useInfiniteQuery(objects(monitor));
}
