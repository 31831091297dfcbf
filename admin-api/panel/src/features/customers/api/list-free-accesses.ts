import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';

const freeAccesses = (q: string) =>
  queryOptions({
    queryKey: [CUSTOMERS, 'accesses', q],
    queryFn: ({ signal }) => call('get', '/api/v1/subscriptions/free-accesses', { query: { q: q || undefined }, signal }),
    placeholderData: (before) => before,
  });

/** Accesses that serve nobody, by name; the first few that fit. */
export function useFreeAccesses(q: string) {
  return useQuery(freeAccesses(q));
}
