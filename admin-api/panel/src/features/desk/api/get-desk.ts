import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** The rule, and who is there: who comes and goes is looked up now and then. */
export const desk = queryOptions({
  queryKey: ['desk'],
  queryFn: ({ signal }) => call('get', '/api/v1/desk', { signal }),
  refetchInterval: 15_000,
});

export function useDeskStaff() {
  return useQuery(desk);
}
