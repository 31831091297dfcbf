import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Which letters: what is left out does not narrow them down. */
export interface LetterFilter {
  channel?: string | undefined;
  code?: string | undefined;
}

const letters = (filter: LetterFilter) =>
  infiniteQueryOptions({
    queryKey: ['undone', 'letters', filter],
    queryFn: ({ pageParam, signal }) => call('get', '/api/v1/dead-letters', { query: { ...filter, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useLetters(filter: LetterFilter) {
  return useInfiniteQuery(letters(filter));
}
