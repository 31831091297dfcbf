import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const contact = (id: string) =>
  queryOptions({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => call('get', '/api/v1/contacts/{contact}', { path: { contact: id }, signal }),
  });

export function useContact(id: string) {
  return useQuery(contact(id));
}
