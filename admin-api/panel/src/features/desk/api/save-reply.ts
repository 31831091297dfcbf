import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { savedReplies } from '../../../api/queries/list-saved-replies';
import type { SavedReply } from '../../../api/types';

export type ReplyDraft = Omit<SavedReply, 'id'>;

/** A new one where there is no id. */
export function useSaveReply(reply: string | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReplyDraft) =>
      reply === undefined
        ? call('post', '/api/v1/saved-replies', { body })
        : call('put', '/api/v1/saved-replies/{reply}', { path: { reply }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: savedReplies.queryKey }),
  });
}
