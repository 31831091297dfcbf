import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function useEraseContact(contact: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('delete', '/api/v1/contacts/{contact}', { path: { contact } }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['contacts'] }),
        queries.invalidateQueries({ queryKey: ['conversations'] }),
      ]),
  });
}
