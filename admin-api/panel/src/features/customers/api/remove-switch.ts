import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';

export function useRemoveSwitch(access: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/network/nodes/{node}/switch', { path: { node: access } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [CUSTOMERS] }),
  });
}
