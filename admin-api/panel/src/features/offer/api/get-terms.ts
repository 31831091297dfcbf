import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const terms = queryOptions({
  queryKey: ['appointment-settings'],
  queryFn: ({ signal }) => call('get', '/api/v1/appointment-settings', { signal }),
});

export function useTerms() {
  return useQuery(terms);
}
