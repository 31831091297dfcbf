import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { useNetworkChanged } from './changed';

/** One that is mapped already stands for this node from now on. */
export function useMapObject() {
  const changed = useNetworkChanged();
  return useMutation({
    mutationFn: (body: { monitor: string; object: string; node: string }) => call('post', '/api/v1/monitored-objects', { body }),
    onSettled: changed,
  });
}
