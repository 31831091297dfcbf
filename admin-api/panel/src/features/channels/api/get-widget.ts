import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const widgetOf = (channel: string) =>
  queryOptions({
    queryKey: ['channels', channel, 'widget'],
    queryFn: ({ signal }) => call('get', '/api/v1/channels/{channel}/widget', { path: { channel }, signal }),
  });

export function useWidget(channel: string) {
  return useQuery(widgetOf(channel));
}
