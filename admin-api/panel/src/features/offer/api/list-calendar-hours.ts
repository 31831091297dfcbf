import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Of all calendars, also of those that are to be had whenever it is open. */
export const calendarHours = queryOptions({
  queryKey: ['calendar-hours'],
  queryFn: ({ signal }) => call('get', '/api/v1/calendar-hours', { signal }),
});

export function useCalendarHours() {
  return useQuery(calendarHours);
}
