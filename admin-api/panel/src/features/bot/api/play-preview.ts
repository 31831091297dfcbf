import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { PreviewConversation } from '../../../api/types';

/** A whole conversation each time: nothing of it is kept anywhere else. */
export function usePreview() {
  return useMutation({
    mutationFn: (conversation: PreviewConversation) => call('post', '/api/v1/bot/draft/preview', { body: conversation }),
  });
}
