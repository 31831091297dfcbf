import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const turns = (conversation: string) =>
  infiniteQueryOptions({
    queryKey: ['conversations', conversation, 'turns'],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/conversations/{conversation}/turns', {
        path: { conversation },
        query: { cursor: pageParam, limit: 20 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Why the bot did what it did, the latest turn first. */
export function useTurns(conversation: string) {
  return useInfiniteQuery(turns(conversation));
}
