import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { WidgetLook } from '../../../api/types';

export function useDressWidget(channel: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (look: WidgetLook) =>
      call('put', '/api/v1/channels/{channel}/widget', { path: { channel }, body: look }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['channels', channel, 'widget'] }),
  });
}
