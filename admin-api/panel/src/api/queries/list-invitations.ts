import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../client';

export const invitations = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => call('get', '/api/v1/invitations', { signal }),
});

export function useInvitations() {
  return useQuery(invitations);
}
