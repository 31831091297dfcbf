import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { NewBill } from '../../../api/types';
import { useKey } from '../../../api/useKey';

/** From then on the customer owes it. */
export function useIssueInvoice() {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: (body: NewBill) => call('post', '/api/v1/invoices', { header: key.of(body), body }),
    onSuccess: () => {
      key.done();
      return queries.invalidateQueries({ queryKey: ['billing'] });
    },
  });
}
