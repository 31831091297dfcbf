import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const calendars = queryOptions({
  queryKey: ['appointments', 'calendars'],
  queryFn: ({ signal }) => call('get', '/api/v1/calendars', { signal }),
  staleTime: 60_000,
});

export function useCalendars() {
  return useQuery(calendars);
}
