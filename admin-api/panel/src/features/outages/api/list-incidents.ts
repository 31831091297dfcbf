import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Incident } from '../../../api/types';

export const SHOWN = {
  open: ['SUSPECTED', 'KNOWN'],
  past: ['RESOLVED', 'DISMISSED', 'LAPSED', 'MERGED'],
} as const satisfies Record<string, Incident['state'][]>;

export type Shown = keyof typeof SHOWN;

/** Reports come in while one looks. */
export const AGAIN_MS = 15_000;

const incidents = (shown: Shown) =>
  infiniteQueryOptions({
    queryKey: ['outages', 'incidents', shown],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/incidents', { query: { state: [...SHOWN[shown]], cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: AGAIN_MS,
  });

export function useIncidents(shown: Shown) {
  return useInfiniteQuery(incidents(shown));
}
