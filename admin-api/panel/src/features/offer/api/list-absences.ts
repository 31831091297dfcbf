import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Those of all calendars that are not over. */
export const absences = queryOptions({
  queryKey: ['absences'],
  queryFn: ({ signal }) => call('get', '/api/v1/absences', { signal }),
});

export function useAbsences() {
  return useQuery(absences);
}
