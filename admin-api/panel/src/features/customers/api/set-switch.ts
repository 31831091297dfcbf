import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';
import type { NewSwitch } from '../../../api/types';

/** At which router an access is switched, in place of what was said of it before. */
export function useSetSwitch(access: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewSwitch) => call('put', '/api/v1/network/nodes/{node}/switch', { path: { node: access }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [CUSTOMERS] }),
  });
}
