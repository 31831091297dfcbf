import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { sources } from './list-sources';

export function useFetchSource(source: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/knowledge/{source}/fetching', { path: { source } }),
    onSettled: () => queries.invalidateQueries({ queryKey: sources.queryKey }),
  });
}
