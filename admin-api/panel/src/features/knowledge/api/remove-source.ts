import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { sources } from './list-sources';

export function useRemoveSource(source: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/knowledge/{source}', { path: { source } }),
    onSettled: () => queries.invalidateQueries({ queryKey: sources.queryKey }),
  });
}
