import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

/** When the tenant is open. */
export const hours = queryOptions({
  queryKey: ['hours'],
  queryFn: ({ signal }) => call('get', '/api/v1/hours', { signal }),
});

export function useHours() {
  return useQuery(hours);
}
