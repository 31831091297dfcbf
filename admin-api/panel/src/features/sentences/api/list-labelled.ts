import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const labelled = queryOptions({
  queryKey: ['sentences', 'labelled'],
  queryFn: ({ signal }) => call('get', '/api/v1/sentences/labelled', { signal }),
});

export function useLabelled() {
  return useQuery(labelled);
}
