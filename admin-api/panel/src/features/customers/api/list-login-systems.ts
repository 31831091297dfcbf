import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const systems = queryOptions({
  queryKey: ['login-systems'],
  queryFn: ({ signal }) => call('get', '/api/v1/logins/systems', { signal }),
});

/** The systems that customers may have accounts in, by name. */
export function useLoginSystems() {
  return useQuery(systems);
}
