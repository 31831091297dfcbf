import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** What was written, as it is now: it is about to be written on, so nothing that was kept will do. */
export function useSource(source: string) {
  return useQuery({
    queryKey: ['knowledge-source', source],
    queryFn: ({ signal }) => call('get', '/api/v1/knowledge/{source}', { path: { source }, signal }),
    gcTime: 0,
    staleTime: Infinity,
  });
}
