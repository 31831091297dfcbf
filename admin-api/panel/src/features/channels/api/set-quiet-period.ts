import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { QuietPeriod } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';
import { quietPeriodOf } from './get-quiet-period';

/** Where nobody has changed it since it was opened; null for the usual. */
export function useSetQuietPeriod(channel: string, opened: QuietPeriod) {
  const queries = useQueryClient();
  const version = useVersion(opened, () => queries.query({ ...quietPeriodOf(channel), staleTime: 0 }));
  return useMutation({
    mutationFn: (millis: number | null) =>
      call('put', '/api/v1/channels/{channel}/quiet-period', {
        path: { channel },
        header: version.header(),
        body: { millis },
      }),
    onError: version.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['channels'] }),
  });
}
