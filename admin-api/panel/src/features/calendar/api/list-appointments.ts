import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../../api/client';
import type { Appointment } from '../../../api/types';

export const STATES = ['BOOKED', 'DONE', 'NO_SHOW', 'CANCELLED'] as const satisfies Appointment['state'][];

export interface Slice {
  /** The first day, as 2026-11-22. */
  from: string;
  days: number;
  calendar?: string | undefined;
  state?: Appointment['state'] | undefined;
}

const AGAIN_MS = 30_000;

/** A day or a week is shown whole, but no more than this of it. */
const MOST_PAGES = 5;

const appointments = (slice: Slice) =>
  infiniteQueryOptions({
    queryKey: ['appointments', 'list', slice],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/appointments', { query: { ...slice, cursor: pageParam, limit: 100 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: AGAIN_MS,
  });

/** All of them: what a calendar leaves out looks free. */
export function useAppointments(slice: Slice) {
  const query = useInfiniteQuery(appointments(slice));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const isLimited = (query.data?.pages.length ?? 0) >= MOST_PAGES;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isLimited) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, isLimited, fetchNextPage]);
  return { ...query, found: query.data?.pages.flatMap((page) => page.items) ?? [], isCut: isLimited && hasNextPage };
}
