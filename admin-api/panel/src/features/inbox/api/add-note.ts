import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { refresh } from './refresh';

export function useAddNote(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      call('post', '/api/v1/conversations/{conversation}/notes', { path: { conversation }, body: { text } }),
    onSuccess: () => refresh(queries, conversation),
  });
}
