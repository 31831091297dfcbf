import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { useNetworkChanged } from './changed';

export function useRemoveNode(node: string) {
  const changed = useNetworkChanged();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/network/nodes/{node}', { path: { node } }),
    onSettled: changed,
  });
}
