import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { useKey } from '../../../api/useKey';

export function useCancelInvoice(invoice: string) {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/invoices/{invoice}/cancellation', { path: { invoice }, header: key.of(invoice) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['billing'] }),
  });
}
