import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { masterKeys } from './get-master-keys';

export function useResealSecrets() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/master-keys/resealing'),
    onSuccess: () => queries.invalidateQueries({ queryKey: masterKeys.queryKey }),
  });
}
