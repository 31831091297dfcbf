import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { refresh } from './refresh';

/** These and no others. */
export function useSetLabels(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (labels: string[]) =>
      call('put', '/api/v1/conversations/{conversation}/labels', { path: { conversation }, body: { labels } }),
    onSettled: () => refresh(queries, conversation),
  });
}
