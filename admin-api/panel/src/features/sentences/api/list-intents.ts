import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const intents = queryOptions({
  queryKey: ['sentences', 'intents'],
  queryFn: ({ signal }) => call('get', '/api/v1/sentences/intents', { signal }),
  staleTime: Infinity,
});

export function useIntents() {
  return useQuery(intents);
}
