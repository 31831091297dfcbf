import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { showAnew } from './show-anew';

/** Where nobody has changed the note since that version; null takes it away. */
export function useSaveNote(contact: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ version, wish }: { version: string; wish: { text: string | null } }) => {
      const header = { 'If-Match': `"${version}"` };
      const card = await call('put', '/api/v1/contacts/{contact}/note', { path: { contact }, header, body: wish });
      return { version: card.noteVersion };
    },
    onSettled: () => showAnew(queries),
  });
}
