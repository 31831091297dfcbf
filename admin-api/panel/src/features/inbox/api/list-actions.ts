import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const actions = (conversation: string) =>
  queryOptions({
    queryKey: ['conversations', conversation, 'actions'],
    queryFn: ({ signal }) =>
      call('get', '/api/v1/conversations/{conversation}/actions', { path: { conversation }, signal }),
  });

export function useActions(conversation: string) {
  return useQuery(actions(conversation));
}
