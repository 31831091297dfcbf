import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { currentSession } from '../../../api/queries/current-session';
import { people } from '../../../api/queries/list-people';
import { account } from '../../../api/queries/get-account';

export function useChangeName() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call('put', '/api/v1/account/name', { body: { name } }),
    onSuccess: () =>
      Promise.all(
        [account, currentSession, people].map((known) => queries.invalidateQueries({ queryKey: known.queryKey })),
      ),
  });
}
