import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { NewConnection } from '../../../api/types';
import { connections } from './list-connections';

export function useConnect() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: NewConnection) => call('post', '/api/v1/connections', { body: wish }),
    onSuccess: () => queries.invalidateQueries({ queryKey: connections.queryKey }),
  });
}
