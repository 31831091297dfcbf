import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const languageModel = queryOptions({
  queryKey: ['language-model'],
  queryFn: ({ signal }) => call('get', '/api/v1/language-model', { signal }),
});

export function useLanguageModel() {
  return useQuery(languageModel);
}
