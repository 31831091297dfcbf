import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { people } from '../../../api/queries/list-people';
import type { Role } from '../../../api/types';

export function useChangeRole(person: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (role: Role) => call('put', '/api/v1/people/{person}/role', { path: { person }, body: { role } }),
    onSettled: () => queries.invalidateQueries({ queryKey: people.queryKey }),
  });
}
