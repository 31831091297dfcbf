import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** In the order in which they are offered. */
export const services = queryOptions({
  queryKey: ['services'],
  queryFn: ({ signal }) => call('get', '/api/v1/services', { signal }),
});

export function useServices() {
  return useQuery(services);
}
