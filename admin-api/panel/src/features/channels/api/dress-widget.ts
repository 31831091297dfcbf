import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { WidgetLook } from '../../../api/types';
import { widgetOf } from './get-widget';

/** Where nobody has changed it since that version. */
export function useDressWidget(channel: string) {
  const queries = useQueryClient();
  const { queryKey } = widgetOf(channel);
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: WidgetLook }) =>
      call('put', '/api/v1/channels/{channel}/widget', { path: { channel }, header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey }),
  });
}
