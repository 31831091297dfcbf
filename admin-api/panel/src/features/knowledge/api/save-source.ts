import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../../api/client';
import { newKey } from '../../../api/keys';
import type { KnowledgeSource, NewSource } from '../../../api/types';
import { sources } from './list-sources';
import { useSourceVersion } from './source-version';

/** A new one where there is none; the same key while the form is open: sent once more it adds nothing twice. */
export function useSaveSource(source: KnowledgeSource | undefined) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const version = useSourceVersion(source);
  return useMutation({
    mutationFn: (body: NewSource) =>
      source === undefined
        ? call('post', '/api/v1/knowledge', { header: { 'Idempotency-Key': key.current }, body })
        : call('put', '/api/v1/knowledge/{source}', { path: { source: source.id }, header: version.header(), body }),
    onError: version.failed,
    onSuccess: () => queries.invalidateQueries({ queryKey: sources.queryKey }),
  });
}
