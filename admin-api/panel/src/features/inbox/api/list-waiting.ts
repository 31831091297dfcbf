import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Who waits for a person, longest first: for the count at the side, and for notifications. */
const waiting = queryOptions({
  queryKey: ['conversations', 'list', 'everybody waiting'],
  queryFn: ({ signal }) => call('get', '/api/v1/conversations', { query: { state: 'OPEN', handler: 'WAITING', limit: 100 }, signal }),
  select: (page) => page.items,
});

export function useWaiting() {
  return useQuery(waiting);
}

export function useWaitingCount(): number {
  return useWaiting().data?.length ?? 0;
}
