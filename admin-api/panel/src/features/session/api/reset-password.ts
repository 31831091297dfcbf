import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';

export function useResetPassword() {
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (wish: { token: string; password: string }) =>
      call('post', '/api/v1/password-resets/confirmation', { body: wish }),
  });
}
