import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const health = queryOptions({
  queryKey: ['health'],
  queryFn: ({ signal }) => call('get', '/api/v1/health', { signal }),
  refetchInterval: 10_000,
});

export function useHealth() {
  return useQuery(health);
}
