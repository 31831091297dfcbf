import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

const gateway = queryOptions({
  queryKey: ['gateway'],
  queryFn: ({ signal }) => call('get', '/api/v1/gateway', { signal }),
  refetchInterval: 15_000,
  // Behind other windows as well: what asks renews the sign-in, by which the desk knows that somebody is there.
  refetchIntervalInBackground: true,
});

/** Whether what is written leaves; taken for granted until the server says otherwise. */
export function useIsServing(): boolean {
  return useQuery(gateway).data?.serving ?? true;
}
