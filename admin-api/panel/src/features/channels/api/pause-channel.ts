import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function usePauseChannel(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (isPaused: boolean) =>
      isPaused
        ? call('post', '/api/v1/channels/{channel}/pause', { path: { channel } })
        : call('post', '/api/v1/channels/{channel}/resumption', { path: { channel } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
