import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const plans = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => call('get', '/api/v1/plans', { signal }),
});

/** What is sold, by name; owners' only. */
export function usePlans() {
  return useQuery(plans);
}
