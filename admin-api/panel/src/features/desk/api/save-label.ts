import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { labels } from '../../../api/queries/list-labels';
import type { Label } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';

export type LabelDraft = Omit<Label, 'id' | 'version'>;

/** A new one where there is none. */
export function useSaveLabel(label: Label | undefined) {
  const queries = useQueryClient();
  const version = useVersion(label, async () => {
    const all = await queries.query({ ...labels, staleTime: 0 });
    return all.find(({ id }) => id === label?.id);
  });
  return useMutation({
    mutationFn: (body: LabelDraft) =>
      label === undefined
        ? call('post', '/api/v1/labels', { body })
        : call('put', '/api/v1/labels/{label}', { path: { label: label.id }, header: version.header(), body }),
    onError: version.failed,
    onSuccess: () => queries.invalidateQueries({ queryKey: labels.queryKey }),
  });
}
