import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { invitations } from '../../../api/queries/list-invitations';

export function useRevokeInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (invitation: string) => call('delete', '/api/v1/invitations/{invitation}', { path: { invitation } }),
    onSettled: () => queries.invalidateQueries({ queryKey: invitations.queryKey }),
  });
}
