import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { refresh } from './refresh';

/** Hands back, and puts the conversation aside until its customer writes again. */
export function useResolve(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/conversations/{conversation}/resolution', { path: { conversation } }),
    onSettled: () => refresh(queries, conversation),
  });
}
