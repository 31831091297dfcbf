import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { useNetworkChanged } from './changed';

/** Says line by line what is wrong; adds all where nothing is, unless it is a dry run. */
export function useImportNetwork() {
  const changed = useNetworkChanged();
  return useMutation({
    mutationFn: (body: { text: string; dryRun: boolean }) => call('post', '/api/v1/network/imports', { body }),
    onSettled: changed,
  });
}
