import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { NodeKind } from '../../../api/types';
import { useNetworkChanged } from './changed';

export function useAddNode() {
  const changed = useNetworkChanged();
  return useMutation({
    mutationFn: (body: { kind: NodeKind; name: string; parent: string | null }) => call('post', '/api/v1/network/nodes', { body }),
    onSettled: changed,
  });
}
