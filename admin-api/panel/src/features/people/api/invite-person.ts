import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { invitations } from '../../../api/queries/list-invitations';
import type { Role, WrittenLanguage } from '../../../api/types';

/** Again for the same address, it sends another mail in place of the first. */
export function useInvite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: { email: string; role: Role; language: WrittenLanguage }) =>
      call('post', '/api/v1/invitations', { body: wish }),
    onSettled: () => queries.invalidateQueries({ queryKey: invitations.queryKey }),
  });
}
