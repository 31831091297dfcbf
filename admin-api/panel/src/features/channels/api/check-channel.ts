import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function useCheckChannel(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/channels/{channel}/check', { path: { channel } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
