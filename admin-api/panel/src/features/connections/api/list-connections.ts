import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const connections = queryOptions({
  queryKey: ['connections'],
  queryFn: ({ signal }) => call('get', '/api/v1/connections', { signal }),
  refetchInterval: 15_000,
});

export function useConnections() {
  return useQuery(connections);
}
