import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';

interface Number {
  phoneNumberId: string;
  token: string;
  appSecret: string | null;
}

export function useConnectWhatsApp() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (number: Number) => call('post', '/api/v1/channels/whatsapp', { body: { name: null, ...number } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
