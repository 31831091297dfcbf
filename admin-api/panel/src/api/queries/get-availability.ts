import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

/** One's own. */
export const availability = queryOptions({
  queryKey: ['availability'],
  queryFn: ({ signal }) => call('get', '/api/v1/desk/availability', { signal }),
  staleTime: 60_000,
});

export function useAvailability() {
  return useQuery(availability);
}
