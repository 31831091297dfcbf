import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { KnowledgeSource } from '../../../api/types';

export function useTryQuestion() {
  return useMutation({
    mutationFn: (body: { text: string; language: KnowledgeSource['language'] }) =>
      call('post', '/api/v1/knowledge/answer', { body }),
  });
}
