import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** It changes nothing, so it is asked like a question. */
const validation = queryOptions({
  queryKey: ['bot', 'validation'],
  queryFn: ({ signal }) => call('post', '/api/v1/bot/draft/validation', { signal }),
});

export function useValidation() {
  return useQuery(validation);
}
