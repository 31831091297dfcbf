import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function useWidget(channel: string) {
  return useQuery({
    queryKey: ['channels', channel, 'widget'],
    queryFn: ({ signal }) => call('get', '/api/v1/channels/{channel}/widget', { path: { channel }, signal }),
  });
}
