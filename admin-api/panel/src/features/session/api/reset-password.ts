import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function useResetPassword() {
  return useMutation({
    mutationFn: (wish: { token: string; password: string }) =>
      call('post', '/api/v1/password-resets/confirmation', { body: wish }),
  });
}
