import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const diff = queryOptions({
  queryKey: ['bot', 'diff'],
  queryFn: ({ signal }) => call('get', '/api/v1/bot/draft/diff', { signal }),
});

export function useDiff() {
  return useQuery(diff);
}
