import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { codeOf } from '../../../api/problem';
import { contact as cardOf } from '../../../api/queries/get-contact';
import type { ContactCard } from '../../../api/types';
import { showAnew } from './show-anew';

/** What tags were shown, and what became of them. */
interface Change {
  before: string[];
  wanted: string[];
}

/**
 * What others tag meanwhile stays: the same is added to what there is then, and taken from it. One after the other, so that
 * a tag that is taken away while it is being added is gone.
 */
export function useSaveTags(card: ContactCard) {
  const queries = useQueryClient();
  const { id } = card.contact;
  return useMutation({
    scope: { id: `tags ${id}` },
    mutationFn: async ({ before, wanted }: Change) => {
      try {
        await put(id, card.tagsVersion, wanted);
      } catch (failure) {
        if (codeOf(failure) !== 'terms-changed') {
          throw failure;
        }
        const now = await queries.query({ ...cardOf(id), staleTime: 0 });
        await put(id, now.tagsVersion, changedAlike(now.contact.tags, before, wanted));
      }
    },
    onSettled: () => showAnew(queries),
  });
}

function put(contact: string, version: string, tags: string[]) {
  const header = { 'If-Match': `"${version}"` };
  return call('put', '/api/v1/contacts/{contact}/tags', { path: { contact }, header, body: { tags } });
}

function changedAlike(now: string[], before: string[], wanted: string[]): string[] {
  const kept = now.filter((tag) => wanted.includes(tag) || !before.includes(tag));
  return [...new Set([...kept, ...wanted.filter((tag) => !before.includes(tag))])];
}
