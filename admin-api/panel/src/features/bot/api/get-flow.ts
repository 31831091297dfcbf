import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const flowNamed = (flow: string) =>
  queryOptions({
    queryKey: ['bot', 'flow', flow],
    queryFn: ({ signal }) => call('get', '/api/v1/bot/draft/flows/{flow}', { path: { flow }, signal }),
  });

export function useFlow(flow: string) {
  return useQuery(flowNamed(flow));
}
