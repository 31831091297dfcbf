import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Where nobody has changed the channel since that version; null for the usual. */
export function useSetQuietPeriod(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, millis }: { version: string; millis: number | null }) =>
      call('put', '/api/v1/channels/{channel}/quiet-period', {
        path: { channel },
        header: { 'If-Match': `"${version}"` },
        body: { millis },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
