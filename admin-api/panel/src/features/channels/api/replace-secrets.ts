import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';

interface Secrets {
  token: string | null;
  appSecret: string | null;
}

export function useReplaceSecrets(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (secrets: Secrets) =>
      call('put', '/api/v1/channels/{channel}/secrets', { path: { channel }, body: secrets }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
