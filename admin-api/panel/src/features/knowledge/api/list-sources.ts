import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const SOON = 1_500;
const NOW_AND_THEN = 30_000;

export const sources = queryOptions({
  queryKey: ['knowledge'],
  queryFn: ({ signal }) => call('get', '/api/v1/knowledge', { signal }),
  // Somebody waits for what is being read.
  refetchInterval: ({ state }) => (state.data?.some((source) => source.state === 'READING') ? SOON : NOW_AND_THEN),
});

export function useSources() {
  return useQuery(sources);
}
