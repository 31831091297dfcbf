import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** How often to look whether phrases have been learned. */
const WHILE_LEARNING = 3_000;

export const draft = queryOptions({
  queryKey: ['bot', 'draft'],
  queryFn: ({ signal }) => call('get', '/api/v1/bot/draft', { signal }),
  refetchInterval: (query) =>
    query.state.data?.publishing && !query.state.data.publishing.failed ? WHILE_LEARNING : false,
});

export function useDraft() {
  return useQuery(draft);
}
