import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const quietPeriodOf = (channel: string) =>
  queryOptions({
    queryKey: ['channels', channel, 'quiet-period'],
    queryFn: ({ signal }) => call('get', '/api/v1/channels/{channel}/quiet-period', { path: { channel }, signal }),
  });

export function useQuietPeriod(channel: string) {
  return useQuery(quietPeriodOf(channel));
}
