import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const VIEWS = ['waiting', 'mine', 'all', 'snoozed', 'resolved'] as const;

export type View = (typeof VIEWS)[number];

export interface Filter {
  view: View;
  channel?: string | undefined;
  label?: string | undefined;
  /** In whose hands it is, of the views that show several people's. */
  of?: string | undefined;
  /** Words, or beginnings of words, that were all said. */
  words?: string | undefined;
}

const conversations = (filter: Filter, me: string) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/conversations', { query: { ...narrowed(filter, me), cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

function narrowed(filter: Filter, me: string) {
  return { ...viewed(filter, me), channel: filter.channel, label: filter.label, q: filter.words };
}

/** Who waits is in nobody's hands, and neither is what is done with. */
export function showsSeveral(view: View): boolean {
  return view === 'all' || view === 'snoozed';
}

function viewed({ view, words, of }: Filter, me: string) {
  switch (view) {
    case 'waiting':
      return { state: 'OPEN' as const, handler: 'WAITING' as const };
    case 'mine':
      return { state: 'OPEN' as const, handler: 'PERSON' as const, person: me };
    case 'all':
      // What somebody looks for may have been done with long ago.
      return words ? { person: of } : { state: 'OPEN' as const, person: of };
    case 'snoozed':
      return { state: 'SNOOZED' as const, person: of };
    case 'resolved':
      return { state: 'RESOLVED' as const };
  }
}

export function useConversations(filter: Filter, me: string) {
  return useInfiniteQuery(conversations(filter, me));
}
