import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { useDrafts } from './drafts';
import { refresh } from './refresh';

export function useAddNote(conversation: string) {
  const queries = useQueryClient();
  const { putBack } = useDrafts(conversation);
  return useMutation({
    mutationFn: (text: string) =>
      call('post', '/api/v1/conversations/{conversation}/notes', { path: { conversation }, body: { text } }),
    onSuccess: () => refresh(queries, conversation),
    // Here, and not where it was submitted: another conversation may be shown by now.
    onError: (_, text) => putBack('note', text),
  });
}
