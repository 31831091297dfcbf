import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { NewOutagePolicy } from '../../../api/types';
import { policy } from './get-policy';

/** Where nobody has changed it since that version. */
export function useKeepPolicy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: NewOutagePolicy }) =>
      call('put', '/api/v1/outage-policy', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(policy.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: policy.queryKey }),
  });
}
