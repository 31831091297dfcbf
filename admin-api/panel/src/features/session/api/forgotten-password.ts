import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { WrittenLanguage } from '../../../api/types';

/** Has a link mailed; the answer is the same whether the address is known. */
export function useForgottenPassword() {
  return useMutation({
    mutationFn: (wish: { email: string; language: WrittenLanguage }) => call('post', '/api/v1/password-resets', { body: wish }),
  });
}
