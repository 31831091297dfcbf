import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { NewTicketRules } from '../../../api/types';
import { rules } from './get-rules';

/** All rules anew, where nobody has changed them since that version. */
export function useChangeRules() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: NewTicketRules }) =>
      call('put', '/api/v1/ticket-rules', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(rules.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: rules.queryKey }),
  });
}
