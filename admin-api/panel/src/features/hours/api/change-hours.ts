import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { hours } from '../../../api/queries/get-hours';
import type { NewHours } from '../../../api/types';

/** All hours anew, where nobody has changed them since that version. */
export function useChangeHours() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: NewHours }) =>
      call('put', '/api/v1/hours', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(hours.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: hours.queryKey }),
  });
}
