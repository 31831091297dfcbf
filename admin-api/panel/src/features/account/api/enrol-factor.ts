import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';

/** Begins: it is on once a code has confirmed it. */
export function useEnrolFactor() {
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (password: string) => call('post', '/api/v1/account/second-factor', { body: { password } }),
  });
}
