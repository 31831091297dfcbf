import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { changed, refused, type Keyed } from './changed';

/** Closes it, and tells the customer. */
export function useCloseTicket(ticket: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, text }: Keyed & { text: string | null }) =>
      call('post', '/api/v1/tickets/{ticket}/closing', { path: { ticket }, header: { 'Idempotency-Key': key }, body: { text } }),
    onSuccess: (file) => changed(queries, file),
    onError: () => refused(queries, ticket),
  });
}
