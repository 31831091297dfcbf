import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function useConnectTelegram() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => call('post', '/api/v1/channels/telegram', { body: { name: null, token } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
