import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export interface Filter {
  q: string;
  blocked: boolean;
}

const contacts = ({ q, blocked }: Filter) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'list', q, blocked],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/contacts', {
        query: { q: q || undefined, blocked: blocked || undefined, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useContacts(filter: Filter) {
  return useInfiniteQuery(contacts(filter));
}
