import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const sessions = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => call('get', '/api/v1/sessions', { signal }),
});

export function useSessions() {
  return useQuery(sessions);
}
