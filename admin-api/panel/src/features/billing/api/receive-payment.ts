import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { NewPayment } from '../../../api/types';
import { useKey } from '../../../api/useKey';

export const WAYS = ['CASH', 'BANK', 'OTHER'] as const satisfies NewPayment['way'][];

/** What came past Recado. */
export function useReceivePayment(invoice: string) {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: (body: NewPayment) =>
      call('post', '/api/v1/invoices/{invoice}/payments', { path: { invoice }, header: key.of(body), body }),
    onSuccess: () => {
      key.done();
      return queries.invalidateQueries({ queryKey: ['billing'] });
    },
  });
}
