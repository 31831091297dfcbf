import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const settings = queryOptions({
  queryKey: ['ticket-settings'],
  queryFn: ({ signal }) => call('get', '/api/v1/ticket-settings', { signal }),
});

export function useSettings() {
  return useQuery(settings);
}
