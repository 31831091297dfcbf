import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function useRenameChannel(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call('put', '/api/v1/channels/{channel}/name', { path: { channel }, body: { name } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
