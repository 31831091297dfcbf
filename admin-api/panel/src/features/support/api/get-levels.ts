import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const levels = queryOptions({
  queryKey: ['service-levels'],
  queryFn: ({ signal }) => call('get', '/api/v1/service-levels', { signal }),
});

export function useLevels() {
  return useQuery(levels);
}
