import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

const publications = queryOptions({
  queryKey: ['bot', 'publications'],
  queryFn: ({ signal }) => call('get', '/api/v1/bot/publications', { signal }),
});

export function usePublications() {
  return useQuery(publications);
}
