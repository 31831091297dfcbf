import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const channels = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => call('get', '/api/v1/channels', { signal }),
  staleTime: 60_000,
});

export function useChannels() {
  return useQuery(channels);
}
