import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const calendars = queryOptions({
  queryKey: ['connections', 'calendars'],
  queryFn: ({ signal }) => call('get', '/api/v1/calendars', { signal }),
  staleTime: 60_000,
});

/** Those that can stand on a server as well. */
export function useCalendars() {
  return useQuery(calendars);
}
