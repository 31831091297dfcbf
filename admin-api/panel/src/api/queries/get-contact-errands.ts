import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

const errands = (id: string) =>
  queryOptions({
    queryKey: ['contacts', id, 'errands'],
    queryFn: ({ signal }) => call('get', '/api/v1/contacts/{contact}/errands', { path: { contact: id }, signal }),
  });

export function useContactErrands(id: string) {
  return useQuery(errands(id));
}
