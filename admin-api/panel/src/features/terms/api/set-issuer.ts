import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Issuer } from '../../../api/types';
import { issuer } from './get-issuer';

export function useSetIssuer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: Issuer) => call('put', '/api/v1/billing/issuer', { body: wish }),
    onSettled: () => queries.invalidateQueries({ queryKey: issuer.queryKey }),
  });
}
