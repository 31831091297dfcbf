import { infiniteQueryOptions, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Message } from '../../../api/types';

/** Ticks and files are not told by the live stream: they are asked for while they may still change. */
const SOON_MS = 2_000;
const LATER_MS = 20_000;
const FRESH_MS = 60_000;

interface Page {
  items: Message[];
  next?: string | null;
}

const messages = (conversation: string) =>
  infiniteQueryOptions({
    queryKey: ['conversations', conversation, 'messages'],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/conversations/{conversation}/messages', {
        path: { conversation },
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: oldestFirst,
    refetchInterval: (query) => patience(query.state.data),
  });

function oldestFirst(data: InfiniteData<Page>): Message[] {
  return data.pages.flatMap((page) => page.items).reverse();
}

function patience(data: InfiniteData<Page> | undefined): number | false {
  const open = data?.pages[0]?.items.filter(({ ticks, file }) => ticks === 'WAITING' || ticks === 'SENT' || file?.state === 'WAITING') ?? [];
  if (open.length === 0) {
    return false;
  }
  return open.some(({ at }) => Date.now() - Date.parse(at) < FRESH_MS) ? SOON_MS : LATER_MS;
}

export function useMessages(conversation: string) {
  return useInfiniteQuery(messages(conversation));
}
