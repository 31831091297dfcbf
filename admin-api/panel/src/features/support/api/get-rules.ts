import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const rules = queryOptions({
  queryKey: ['ticket-rules'],
  queryFn: ({ signal }) => call('get', '/api/v1/ticket-rules', { signal }),
});

export function useRules() {
  return useQuery(rules);
}
