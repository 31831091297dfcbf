import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';

export function useConnectTelegram() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (token: string) => call('post', '/api/v1/channels/telegram', { body: { name: null, token } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
