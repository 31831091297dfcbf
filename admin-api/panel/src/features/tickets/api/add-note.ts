import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { changed, refused, type Keyed } from './changed';

/** For the team; the customer is not told. */
export function useAddNote(ticket: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, text }: Keyed & { text: string }) =>
      call('post', '/api/v1/tickets/{ticket}/notes', { path: { ticket }, header: { 'Idempotency-Key': key }, body: { text } }),
    onSuccess: (file) => changed(queries, file),
    onError: () => refused(queries, ticket),
  });
}
