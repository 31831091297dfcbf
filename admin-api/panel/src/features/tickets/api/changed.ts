import type { QueryClient } from '@tanstack/react-query';
import type { TicketFile } from '../../../api/types';
import { ticketFile } from './get-ticket';

/** Each change answers with the ticket as it is afterwards; the lists are asked for again. */
export function changed(queries: QueryClient, file: TicketFile) {
  queries.setQueryData(ticketFile(file.ticket.number).queryKey, file);
  return queries.invalidateQueries({ queryKey: ['tickets', 'list'] });
}

/** What was refused may be so because the ticket is no longer as it is shown. */
export function refused(queries: QueryClient, number: string) {
  return queries.invalidateQueries({ queryKey: ticketFile(number).queryKey });
}

/** A wish under a key of its own: however often it is sent, it is done once. */
export interface Keyed {
  key: string;
}
