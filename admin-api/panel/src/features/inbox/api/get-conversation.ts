import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const conversation = (id: string) =>
  queryOptions({
    queryKey: ['conversations', id],
    queryFn: ({ signal }) => call('get', '/api/v1/conversations/{conversation}', { path: { conversation: id }, signal }),
  });

export function useConversation(id: string) {
  return useQuery(conversation(id));
}
