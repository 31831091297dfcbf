import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { labels } from '../../../api/queries/list-labels';

export function useRemoveLabel(label: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/labels/{label}', { path: { label } }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: labels.queryKey }),
        queries.invalidateQueries({ queryKey: ['conversations'] }),
      ]),
  });
}
