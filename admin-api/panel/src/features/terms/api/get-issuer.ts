import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const issuer = queryOptions({
  queryKey: ['billing', 'issuer'],
  queryFn: ({ signal }) => call('get', '/api/v1/billing/issuer', { signal }),
});

export function useIssuer() {
  return useQuery(issuer);
}
