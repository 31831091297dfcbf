import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Issuer } from '../../../api/types';
import { issuer } from './get-issuer';

/** Where nobody has changed it since that version. */
export function useSetIssuer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: Issuer }) =>
      call('put', '/api/v1/billing/issuer', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(issuer.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: issuer.queryKey }),
  });
}
