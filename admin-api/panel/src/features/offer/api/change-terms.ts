import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { NewAppointmentTerms } from '../../../api/types';
import { terms } from './get-terms';

export function useChangeTerms() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: NewAppointmentTerms }) =>
      call('put', '/api/v1/appointment-settings', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(terms.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: terms.queryKey }),
  });
}
