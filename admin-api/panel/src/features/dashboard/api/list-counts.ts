import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** As many as the API counts at once. */
export const MOST_DAYS = 92;

const counts = (days: number) =>
  queryOptions({
    queryKey: ['counts', days],
    queryFn: ({ signal }) => call('get', '/api/v1/counts', { query: { days }, signal }),
    refetchInterval: 60_000,
  });

/** Day by day, the oldest first, today last. */
export function useCounts(days: number) {
  return useQuery(counts(days));
}
