import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Ticket } from '../../../api/types';

export const STATES = ['UNANSWERED', 'IN_PROGRESS', 'CLOSED'] as const satisfies Ticket['state'][];
export const PRIORITIES = ['HIGH', 'NORMAL', 'LOW'] as const satisfies Ticket['priority'][];
export const CATEGORIES = ['INTERNET', 'TELEPHONE', 'TELEVISION', 'BILLING', 'OTHER'] as const satisfies Ticket['category'][];

export interface TicketFilter {
  state?: Ticket['state'] | undefined;
  priority?: Ticket['priority'] | undefined;
  category?: Ticket['category'] | undefined;
  missed?: true | undefined;
  q?: string | undefined;
}

/** Nothing tells of tickets that change, so a board that is looked at asks. */
const AGAIN_MS = 20_000;

const tickets = ({ state, ...rest }: TicketFilter) =>
  infiniteQueryOptions({
    queryKey: ['tickets', 'list', state, rest],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/tickets', { query: { ...rest, state: state && [state], cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: AGAIN_MS,
  });

export function useTickets(filter: TicketFilter) {
  return useInfiniteQuery(tickets(filter));
}
