import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const hasConversation = queryOptions({
  queryKey: ['conversations', 'list', 'any'],
  queryFn: async ({ signal }) => (await call('get', '/api/v1/conversations', { query: { limit: 1 }, signal })).items.length > 0,
});

/** Whether anybody has ever written. */
export function useHasConversation() {
  return useQuery(hasConversation);
}
