import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const policy = queryOptions({
  queryKey: ['network', 'policy'],
  queryFn: ({ signal }) => call('get', '/api/v1/outage-policy', { signal }),
});

export function usePolicy() {
  return useQuery(policy);
}
