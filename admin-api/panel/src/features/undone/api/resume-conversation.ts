import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Has the bot try again to answer in a conversation. */
export function useResumeConversation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (conversation: string) => call('post', '/api/v1/set-aside-conversations/{conversation}/resumption', { path: { conversation } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
