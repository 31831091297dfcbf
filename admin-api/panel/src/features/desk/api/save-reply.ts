import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { savedReplies } from '../../../api/queries/list-saved-replies';
import type { SavedReply } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';

export type ReplyDraft = Omit<SavedReply, 'id' | 'version'>;

/** A new one where there is none. */
export function useSaveReply(reply: SavedReply | undefined) {
  const queries = useQueryClient();
  const version = useVersion(reply, async () => {
    const all = await queries.query({ ...savedReplies, staleTime: 0 });
    return all.find(({ id }) => id === reply?.id);
  });
  return useMutation({
    mutationFn: (body: ReplyDraft) =>
      reply === undefined
        ? call('post', '/api/v1/saved-replies', { body })
        : call('put', '/api/v1/saved-replies/{reply}', { path: { reply: reply.id }, header: version.header(), body }),
    onError: version.failed,
    onSuccess: () => queries.invalidateQueries({ queryKey: savedReplies.queryKey }),
  });
}
