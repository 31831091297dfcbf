import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { refresh } from './refresh';

/** Succeeds when the bot says nothing any more. */
export function useTakeOver(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/conversations/{conversation}/takeover', { path: { conversation } }),
    onSettled: () => refresh(queries, conversation),
  });
}
