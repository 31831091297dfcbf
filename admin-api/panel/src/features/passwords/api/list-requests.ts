import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { PasswordRequest } from '../../../api/types';

export const STATES = ['ASKED', 'CHANGED', 'REFUSED'] as const satisfies PasswordRequest['state'][];

const requests = (state: PasswordRequest['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['passwords', state],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/password-requests', { query: { state, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function usePasswordRequests(state: PasswordRequest['state'] | undefined) {
  return useInfiniteQuery(requests(state));
}
