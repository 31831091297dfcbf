import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { TicketSettings } from '../../../api/types';
import { settings } from './get-settings';

/** Where nobody has changed them since that version. */
export function useChangeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: TicketSettings }) =>
      call('put', '/api/v1/ticket-settings', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(settings.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: settings.queryKey }),
  });
}
