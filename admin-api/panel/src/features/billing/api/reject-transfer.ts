import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const REASONS = ['NOT_ARRIVED', 'OTHER_AMOUNT', 'UNREADABLE_PROOF'] as const;

export type RejectionReason = (typeof REASONS)[number];

/** The invoice stays as it is, and the customer is told why. */
export function useRejectTransfer(claim: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: RejectionReason) =>
      call('post', '/api/v1/transfers/{claim}/rejection', { path: { claim }, body: { reason } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['billing'] }),
  });
}
