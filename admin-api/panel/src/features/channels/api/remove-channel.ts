import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function useRemoveChannel(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/channels/{channel}', { path: { channel } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
