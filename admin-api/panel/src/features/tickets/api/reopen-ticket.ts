import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { changed, refused, type Keyed } from './changed';

/** Its end is promised anew. */
export function useReopenTicket(ticket: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, text }: Keyed & { text: string }) =>
      call('post', '/api/v1/tickets/{ticket}/reopening', { path: { ticket }, header: { 'Idempotency-Key': key }, body: { text } }),
    onSuccess: (file) => changed(queries, file),
    onError: () => refused(queries, ticket),
  });
}
