import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const templatesOf = (channel: string) =>
  queryOptions({
    queryKey: ['channels', channel, 'templates'],
    queryFn: ({ signal }) => call('get', '/api/v1/channels/{channel}/templates', { path: { channel }, signal }),
  });

/** What WhatsApp approved for a channel, as its owners wrote it down. */
export function useTemplates(channel: string) {
  return useQuery(templatesOf(channel));
}
