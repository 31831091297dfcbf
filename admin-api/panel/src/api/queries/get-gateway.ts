import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

const gateway = queryOptions({
  queryKey: ['gateway'],
  queryFn: ({ signal }) => call('get', '/api/v1/gateway', { signal }),
  refetchInterval: 15_000,
});

/** Whether what is written leaves; taken for granted until the server says otherwise. */
export function useIsServing(): boolean {
  return useQuery(gateway).data?.serving ?? true;
}
