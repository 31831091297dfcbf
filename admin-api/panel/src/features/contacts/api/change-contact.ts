import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

type Change = { note: string | null } | { tags: string[] } | { blocked: boolean } | { from: string };

/** One change of what is kept of a contact; lists and conversations show it too. */
export function useChangeContact(contact: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => changed(contact, change),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['contacts'] }),
        queries.invalidateQueries({ queryKey: ['conversations'] }),
      ]),
  });
}

function changed(contact: string, change: Change) {
  const path = { contact };
  if ('note' in change) {
    return call('put', '/api/v1/contacts/{contact}/note', { path, body: { text: change.note } });
  }
  if ('tags' in change) {
    return call('put', '/api/v1/contacts/{contact}/tags', { path, body: { tags: change.tags } });
  }
  if ('from' in change) {
    return call('post', '/api/v1/contacts/{contact}/merger', { path, body: { from: change.from } });
  }
  return change.blocked
    ? call('put', '/api/v1/contacts/{contact}/block', { path })
    : call('delete', '/api/v1/contacts/{contact}/block', { path });
}
