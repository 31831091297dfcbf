import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { PromiseTerms } from '../../../api/types';
import { promiseTerms } from './get-promise-terms';

/** Where nobody has changed them since that version. */
export function useSetPromiseTerms() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: PromiseTerms }) =>
      call('put', '/api/v1/billing/promises', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(promiseTerms.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: promiseTerms.queryKey }),
  });
}
