import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { changed, refused, type Keyed } from './changed';

/** Says that the customer was answered, which stops the clock. */
export function useAnswerTicket(ticket: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key }: Keyed) =>
      call('post', '/api/v1/tickets/{ticket}/answer', { path: { ticket }, header: { 'Idempotency-Key': key } }),
    onSuccess: (file) => changed(queries, file),
    onError: () => refused(queries, ticket),
  });
}
