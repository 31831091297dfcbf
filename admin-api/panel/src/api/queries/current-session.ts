import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { call } from '../client';
import type { SignedIn } from '../types';

export const currentSession = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call('get', '/api/v1/sessions/current', { signal }),
  staleTime: Infinity,
});

/** Who is signed in; only below the door that has made sure somebody is. */
export function useMe(): SignedIn {
  return useSuspenseQuery(currentSession).data;
}
