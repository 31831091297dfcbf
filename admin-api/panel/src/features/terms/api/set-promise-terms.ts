import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { PromiseTerms } from '../../../api/types';
import { promiseTerms } from './get-promise-terms';

export function useSetPromiseTerms() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: PromiseTerms) => call('put', '/api/v1/billing/promises', { body: wish }),
    onSettled: () => queries.invalidateQueries({ queryKey: promiseTerms.queryKey }),
  });
}
