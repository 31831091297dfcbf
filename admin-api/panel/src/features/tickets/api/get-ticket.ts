import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const ticketFile = (number: string) =>
  queryOptions({
    queryKey: ['tickets', 'one', number],
    queryFn: ({ signal }) => call('get', '/api/v1/tickets/{ticket}', { path: { ticket: number }, signal }),
  });

export function useTicket(number: string) {
  return useQuery(ticketFile(number));
}
