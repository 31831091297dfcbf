import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const tree = queryOptions({
  queryKey: ['network', 'tree'],
  queryFn: ({ signal }) => call('get', '/api/v1/network', { signal }),
});

export function useTree() {
  return useQuery(tree);
}
