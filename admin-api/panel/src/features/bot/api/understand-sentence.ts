import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { SentenceRead } from '../../../api/types';

export function useUnderstand() {
  return useMutation({
    mutationFn: ({ text, language }: { text: string; language: SentenceRead['language'] }) =>
      call('post', '/api/v1/bot/draft/understanding', { body: { text, language } }),
  });
}
