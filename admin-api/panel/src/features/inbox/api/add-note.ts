import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { useKey } from '../../../api/useKey';
import { useDrafts } from './drafts';
import { refresh } from './refresh';

export function useAddNote(conversation: string) {
  const queries = useQueryClient();
  const { putBack } = useDrafts(conversation);
  const key = useKey();
  return useMutation({
    mutationFn: (text: string) =>
      call('post', '/api/v1/conversations/{conversation}/notes', {
        path: { conversation },
        header: key.of(text),
        body: { text },
      }),
    onSuccess: () => {
      key.done();
      return refresh(queries, conversation);
    },
    // Here, and not where it was submitted: another conversation may be shown by now.
    onError: (_, text) => putBack('note', text),
  });
}
