import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const VIEWS = ['waiting', 'mine', 'all', 'resolved'] as const;

export type View = (typeof VIEWS)[number];

export interface Filter {
  view: View;
  channel?: string | undefined;
}

const conversations = (filter: Filter, me: string) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/conversations', { query: { ...narrowed(filter, me), cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

function narrowed({ view, channel }: Filter, me: string) {
  switch (view) {
    case 'waiting':
      return { handler: 'WAITING' as const, channel };
    case 'mine':
      return { handler: 'PERSON' as const, person: me, channel };
    case 'all':
      return { state: 'OPEN' as const, channel };
    case 'resolved':
      return { state: 'RESOLVED' as const, channel };
  }
}

export function useConversations(filter: Filter, me: string) {
  return useInfiniteQuery(conversations(filter, me));
}
