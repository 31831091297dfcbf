import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Amount } from '../../../ui/money';

/** What arrived is booked, and the customer is told. */
export function useConfirmTransfer(claim: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (arrived: Amount) =>
      call('post', '/api/v1/transfers/{claim}/confirmation', { path: { claim }, body: { arrived } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['billing'] }),
  });
}
