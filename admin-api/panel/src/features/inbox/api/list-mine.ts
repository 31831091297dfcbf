import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { useMe } from '../../../api/queries/current-session';

/** What somebody has in hand, what they put aside among it: for marks and notifications. */
const mine = (person: string) =>
  queryOptions({
    queryKey: ['conversations', 'list', 'in the hands of', person],
    queryFn: ({ signal }) => call('get', '/api/v1/conversations', { query: { handler: 'PERSON', person, limit: 100 }, signal }),
    select: (page) => page.items,
  });

export function useMine() {
  return useQuery(mine(useMe().person));
}

/** In how many of one's conversations there is something that one has not read. */
export function useNewsCount(): number {
  return useMine().data?.filter(({ unread, snoozedUntil }) => unread > 0 && !snoozedUntil).length ?? 0;
}
