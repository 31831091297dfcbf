import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { refresh } from './refresh';

/** The bot speaks again, from the customer's next message on. */
export function useHandBack(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('post', '/api/v1/conversations/{conversation}/handback', { path: { conversation } }),
    onSettled: () => refresh(queries, conversation),
  });
}
