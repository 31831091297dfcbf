import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function useMarkRead(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (until: string) =>
      call('put', '/api/v1/conversations/{conversation}/read', { path: { conversation }, body: { until } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['conversations', 'list'] }),
  });
}
