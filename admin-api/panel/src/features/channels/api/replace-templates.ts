import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { templatesOf } from '../../../api/queries/list-templates';
import type { MessageTemplate, Templates } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';

export function useReplaceTemplates(channel: string, known: Templates) {
  const queries = useQueryClient();
  const version = useVersion(known, () => queries.query({ ...templatesOf(channel), staleTime: 0 }));
  return useMutation({
    mutationFn: (templates: MessageTemplate[]) =>
      call('put', '/api/v1/channels/{channel}/templates', { path: { channel }, header: version.header(), body: { templates } }),
    onError: version.failed,
    onSuccess: () => queries.invalidateQueries({ queryKey: templatesOf(channel).queryKey }),
  });
}
