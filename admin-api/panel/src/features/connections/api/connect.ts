import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../../api/client';
import { newKey } from '../../../api/keys';
import { SECRETS } from '../../../api/secrets';
import type { NewConnection } from '../../../api/types';
import { connections } from './list-connections';

/** The same key while the wish is the same: sent once more it makes nothing twice. */
export function useConnect() {
  const queries = useQueryClient();
  const last = useRef<{ said: string; key: string } | undefined>(undefined);
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (wish: NewConnection) => {
      const said = JSON.stringify(wish);
      last.current = last.current?.said === said ? last.current : { said, key: newKey() };
      return call('post', '/api/v1/connections', { header: { 'Idempotency-Key': last.current.key }, body: wish });
    },
    onSuccess: () => {
      last.current = undefined;
      return queries.invalidateQueries({ queryKey: connections.queryKey });
    },
  });
}
