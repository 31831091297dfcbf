import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

export const codeLimits = queryOptions({
  queryKey: ['code-limits'],
  queryFn: ({ signal }) => call('get', '/api/v1/code-limits', { signal }),
});

export function useCodeLimits() {
  return useQuery(codeLimits);
}
