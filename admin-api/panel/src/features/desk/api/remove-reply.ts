import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { savedReplies } from '../../../api/queries/list-saved-replies';

export function useRemoveReply(reply: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/saved-replies/{reply}', { path: { reply } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: savedReplies.queryKey }),
  });
}
