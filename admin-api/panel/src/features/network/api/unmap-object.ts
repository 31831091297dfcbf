import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { useNetworkChanged } from './changed';

export function useUnmapObject(object: string) {
  const changed = useNetworkChanged();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/monitored-objects/{object}', { path: { object } }),
    onSettled: changed,
  });
}
