import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const VIEWS = ['waiting', 'mine', 'all', 'snoozed', 'resolved'] as const;

export type View = (typeof VIEWS)[number];

export interface Filter {
  view: View;
  channel?: string | undefined;
  label?: string | undefined;
}

const conversations = (filter: Filter, me: string) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/conversations', { query: { ...narrowed(filter, me), cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

function narrowed({ view, channel, label }: Filter, me: string) {
  switch (view) {
    case 'waiting':
      return { state: 'OPEN' as const, handler: 'WAITING' as const, channel, label };
    case 'mine':
      return { state: 'OPEN' as const, handler: 'PERSON' as const, person: me, channel, label };
    case 'all':
      return { state: 'OPEN' as const, channel, label };
    case 'snoozed':
      return { state: 'SNOOZED' as const, channel, label };
    case 'resolved':
      return { state: 'RESOLVED' as const, channel, label };
  }
}

export function useConversations(filter: Filter, me: string) {
  return useInfiniteQuery(conversations(filter, me));
}
