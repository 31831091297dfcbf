import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { showAnew } from './show-anew';

type Change = { blocked: boolean } | { from: string };

/** One change of who is listened to, or who is who. */
export function useChangeContact(contact: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => changed(contact, change),
    onSuccess: () => showAnew(queries),
  });
}

function changed(contact: string, change: Change) {
  const path = { contact };
  if ('from' in change) {
    return call('post', '/api/v1/contacts/{contact}/merger', { path, body: { from: change.from } });
  }
  return change.blocked
    ? call('put', '/api/v1/contacts/{contact}/block', { path })
    : call('delete', '/api/v1/contacts/{contact}/block', { path });
}
