import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { MessageTemplate } from '../../../api/types';
import { refresh } from './refresh';

/** A template of the conversation's channel, under a key of its own. */
export interface TemplateWish {
  key: string;
  template: Pick<MessageTemplate, 'name' | 'language'>;
  values: string[];
}

export function useSendTemplate(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, template: { name, language }, values }: TemplateWish) =>
      call('post', '/api/v1/conversations/{conversation}/templates', {
        path: { conversation },
        header: { 'Idempotency-Key': key },
        body: { name, language, values },
      }),
    onSuccess: () => refresh(queries, conversation),
  });
}
