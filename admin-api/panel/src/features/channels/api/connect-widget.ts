import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/client';

export function useConnectWidget() {
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (name: string) =>
      call('post', '/api/v1/channels/widgets', { header: { 'Idempotency-Key': key }, body: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
