import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { useNetworkChanged } from './changed';

/** Renames it, moves it, or both. */
export function useChangeNode(node: string) {
  const changed = useNetworkChanged();
  return useMutation({
    mutationFn: (body: { name: string; parent: string | null }) => call('put', '/api/v1/network/nodes/{node}', { path: { node }, body }),
    onSettled: changed,
  });
}
