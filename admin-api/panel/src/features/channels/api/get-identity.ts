import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const identityOf = (channel: string) =>
  queryOptions({
    queryKey: ['channels', channel, 'identity'],
    queryFn: ({ signal }) => call('get', '/api/v1/channels/{channel}/widget/identity', { path: { channel }, signal }),
  });

export function useIdentity(channel: string) {
  return useQuery(identityOf(channel));
}
