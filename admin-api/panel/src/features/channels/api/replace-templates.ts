import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { templatesOf } from '../../../api/queries/list-templates';
import type { MessageTemplate } from '../../../api/types';

export function useReplaceTemplates(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (templates: MessageTemplate[]) =>
      call('put', '/api/v1/channels/{channel}/templates', { path: { channel }, body: { templates } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: templatesOf(channel).queryKey }),
  });
}
