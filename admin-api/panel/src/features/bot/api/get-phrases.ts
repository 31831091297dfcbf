import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const phrasesOf = (intent: string) =>
  queryOptions({
    queryKey: ['bot', 'phrases', intent],
    queryFn: ({ signal }) => call('get', '/api/v1/bot/draft/phrases/{intent}', { path: { intent }, signal }),
  });

export function usePhrases(intent: string) {
  return useQuery(phrasesOf(intent));
}
