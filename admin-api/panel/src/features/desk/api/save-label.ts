import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { labels } from '../../../api/queries/list-labels';
import type { Label } from '../../../api/types';

/** A new one where there is no id. */
export function useSaveLabel(label: string | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<Label, 'id'>) =>
      label === undefined
        ? call('post', '/api/v1/labels', { body })
        : call('put', '/api/v1/labels/{label}', { path: { label }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: labels.queryKey }),
  });
}
