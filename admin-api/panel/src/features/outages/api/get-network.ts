import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { AGAIN_MS } from './list-incidents';

const network = queryOptions({
  queryKey: ['outages', 'network'],
  queryFn: ({ signal }) => call('get', '/api/v1/network', { signal }),
  refetchInterval: AGAIN_MS,
});

export function useNetwork() {
  return useQuery(network);
}
