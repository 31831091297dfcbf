import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { tenants } from './list-tenants';

export function useSetSuspension(tenant: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (isSuspended: boolean) =>
      call(isSuspended ? 'put' : 'delete', '/api/v1/tenants/{tenant}/suspension', { path: { tenant } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: tenants.queryKey }),
  });
}
