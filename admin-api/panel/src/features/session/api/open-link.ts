import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';

/** What a link that came by mail is for. */
export function useLink(token: string) {
  return useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => call('post', '/api/v1/links', { body: { token }, signal }),
    staleTime: Infinity,
    gcTime: SECRETS,
  });
}
