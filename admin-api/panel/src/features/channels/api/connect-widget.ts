import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** The key belongs to the wish: the same one once more makes nothing new. */
export interface NewWidget {
  key: string;
  name: string;
}

export function useConnectWidget() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, name }: NewWidget) =>
      call('post', '/api/v1/channels/widgets', { header: { 'Idempotency-Key': key }, body: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
