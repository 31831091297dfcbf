import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { changed, refused } from './changed';

/** What is promised is counted anew, from when it was opened. */
export function usePrioritiseTicket(ticket: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (priority: Ticket['priority']) =>
      call('put', '/api/v1/tickets/{ticket}/priority', { path: { ticket }, body: { priority } }),
    onSuccess: (file) => changed(queries, file),
    onError: () => refused(queries, ticket),
  });
}
