import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const part = (node: string) =>
  queryOptions({
    queryKey: ['network', 'node', node],
    queryFn: ({ signal }) => call('get', '/api/v1/network/nodes/{node}', { path: { node }, signal }),
    // What hangs on it may have changed since somebody looked.
    staleTime: 0,
  });

export function useNode(node: string) {
  return useQuery(part(node));
}
