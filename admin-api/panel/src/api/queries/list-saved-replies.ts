import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const savedReplies = queryOptions({
  queryKey: ['saved-replies'],
  queryFn: ({ signal }) => call('get', '/api/v1/saved-replies', { signal }),
  staleTime: 60_000,
});

export function useSavedReplies() {
  return useQuery(savedReplies);
}
