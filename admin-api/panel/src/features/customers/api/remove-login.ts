import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';

export function useRemoveLogin(login: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/logins/{login}', { path: { login } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [CUSTOMERS] }),
  });
}
