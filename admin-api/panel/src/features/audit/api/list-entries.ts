import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Which entries; what is left out does not narrow them down. */
export interface AuditFilter {
  /** `ticket.` for all of tickets. */
  action?: string | undefined;
  person?: string | undefined;
  conversation?: string | undefined;
}

const entries = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => call('get', '/api/v1/audit', { query: { ...filter, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery(entries(filter));
}
