import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../../api/client';
import { newKey } from '../../../api/keys';
import type { NewSource } from '../../../api/types';
import { sources } from './list-sources';

/** A new one where there is no id; the same key while the form is open: sent once more it adds nothing twice. */
export function useSaveSource(source: string | undefined) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (body: NewSource) =>
      source === undefined
        ? call('post', '/api/v1/knowledge', { header: { 'Idempotency-Key': key.current }, body })
        : call('put', '/api/v1/knowledge/{source}', { path: { source }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: sources.queryKey }),
  });
}
