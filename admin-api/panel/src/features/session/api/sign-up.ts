import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { SignUpWish } from '../../../api/types';

/** Has a link mailed; the answer is the same whether the address is known. */
export function useSignUp() {
  return useMutation({ mutationFn: (wish: SignUpWish) => call('post', '/api/v1/sign-ups', { body: wish }) });
}
