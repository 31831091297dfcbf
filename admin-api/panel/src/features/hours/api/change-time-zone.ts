import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { hours } from '../../../api/queries/get-hours';

/** By whose clocks the hours are, where nobody has changed them since that version. */
export function useChangeTimeZone() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, timeZone }: { version: string; timeZone: string }) =>
      call('put', '/api/v1/hours/time-zone', { header: { 'If-Match': `"${version}"` }, body: { timeZone } }),
    // Days, appointments and sums are told by it all over the panel.
    onSuccess: () => queries.invalidateQueries(),
    onError: () => queries.invalidateQueries({ queryKey: hours.queryKey }),
  });
}
