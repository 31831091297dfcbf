import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const routers = queryOptions({
  queryKey: ['routers'],
  queryFn: ({ signal }) => call('get', '/api/v1/network/routers', { signal }),
});

/** The routers that are connected, by name. */
export function useRouters() {
  return useQuery(routers);
}
