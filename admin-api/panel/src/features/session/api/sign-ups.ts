import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** Whether firms may sign up here. */
const signUps = queryOptions({
  queryKey: ['sign-ups'],
  queryFn: ({ signal }) => call('get', '/api/v1/sign-ups', { signal }),
  staleTime: Infinity,
});

export function useSignUps() {
  return useQuery(signUps);
}
