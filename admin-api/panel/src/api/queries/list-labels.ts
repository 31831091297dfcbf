import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const labels = queryOptions({
  queryKey: ['labels'],
  queryFn: ({ signal }) => call('get', '/api/v1/labels', { signal }),
  staleTime: 60_000,
});

export function useLabels() {
  return useQuery(labels);
}
