import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { people } from '../../../api/queries/list-people';

/** What they had in their hands waits in the queue, so the lists change, too. */
export function useRemovePerson(person: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/people/{person}', { path: { person } }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: people.queryKey }),
        queries.invalidateQueries({ queryKey: ['conversations'] }),
      ]),
  });
}
