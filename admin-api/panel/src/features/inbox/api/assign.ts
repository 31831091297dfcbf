import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { refresh } from './refresh';

export function useAssign(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (person: string) =>
      call('put', '/api/v1/conversations/{conversation}/assignee', { path: { conversation }, body: { person } }),
    onSettled: () => refresh(queries, conversation),
  });
}
