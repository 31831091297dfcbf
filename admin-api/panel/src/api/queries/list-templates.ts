import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

const read = (channel: string, signal: AbortSignal) =>
  call('get', '/api/v1/channels/{channel}/templates', { path: { channel }, signal });

export const templatesOf = (channel: string) =>
  queryOptions({
    queryKey: ['channels', channel, 'templates'],
    queryFn: ({ signal }) => read(channel, signal),
  });

/** What WhatsApp approved for a channel, as its owners wrote it down. */
export function useTemplates(channel: string) {
  return useQuery(templatesOf(channel));
}

/** As they are now: the whole list is about to be written anew, so nothing that was kept will do. */
export function useTemplatesToWrite(channel: string) {
  return useQuery({
    queryKey: ['templates-to-write', channel],
    queryFn: ({ signal }) => read(channel, signal),
    gcTime: 0,
    staleTime: Infinity,
  });
}
