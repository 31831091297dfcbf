import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const overview = queryOptions({
  queryKey: ['channels', 'overview'],
  queryFn: ({ signal }) => call('get', '/api/v1/channels/overview', { signal }),
  // States change without anybody at the panel.
  refetchInterval: 15_000,
});

export function useOverview() {
  return useQuery(overview);
}
