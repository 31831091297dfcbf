import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const people = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => call('get', '/api/v1/people', { signal }),
  staleTime: 60_000,
});

export function usePeople() {
  return useQuery(people);
}
