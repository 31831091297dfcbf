import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const LOOK_AGAIN_MS = 10_000;

export const masterKeys = queryOptions({
  queryKey: ['master-keys'],
  queryFn: ({ signal }) => call('get', '/api/v1/master-keys', { signal }),
  // While a key is being changed, somebody waits for the run.
  refetchInterval: ({ state }) => (state.data?.others.length ? LOOK_AGAIN_MS : false),
});

export function useMasterKeys() {
  return useQuery(masterKeys);
}
