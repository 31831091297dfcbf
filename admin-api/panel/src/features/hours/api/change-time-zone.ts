import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { hours } from '../../../api/queries/get-hours';
import type { Hours } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';

/** By whose clocks the hours are, where nobody has changed them since they were opened. */
export function useChangeTimeZone(opened: Hours) {
  const queries = useQueryClient();
  const version = useVersion(opened, () => queries.query({ ...hours, staleTime: 0 }));
  return useMutation({
    mutationFn: (timeZone: string) => call('put', '/api/v1/hours/time-zone', { header: version.header(), body: { timeZone } }),
    // Days, appointments and sums are told by it all over the panel.
    onSuccess: () => queries.invalidateQueries(),
    onError: version.failed,
  });
}
