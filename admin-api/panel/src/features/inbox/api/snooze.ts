import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { refresh } from './refresh';

/** Until a moment, or until the customer writes; null brings it back now. */
export function useSnooze(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (until: Date | null) =>
      until === null
        ? call('delete', '/api/v1/conversations/{conversation}/snooze', { path: { conversation } })
        : call('put', '/api/v1/conversations/{conversation}/snooze', {
            path: { conversation },
            body: { until: until.toISOString() },
          }),
    onSettled: () => refresh(queries, conversation),
  });
}
