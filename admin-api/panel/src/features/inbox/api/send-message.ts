import { skipToken, useMutation, useMutationState, useQuery, useQueryClient, type Mutation, type QueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { newKey } from '../../../api/keys';
import { upload } from '../../../api/upload';
import { refresh } from './refresh';

/** What is to be said, under a key of its own: sent again, it is said once. */
export interface Draft {
  key: string;
  text: string;
  at: string;
  /** With the text as its caption, which may be empty then. */
  file?: File;
}

/** Something said that the transcript does not have yet. */
export interface Unsent {
  draft: Draft;
  failure: Error | null;
  sendAgain: () => void;
  discard: () => void;
}

const keyOf = (conversation: string) => ['send', conversation];

export function useSendMessage(conversation: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationKey: keyOf(conversation),
    // One after the other, so that they arrive in the order they were written in.
    scope: { id: `send ${conversation}` },
    mutationFn: ({ key, text, file }: Draft): Promise<unknown> =>
      file ? sendFile(conversation, key, file, text, progressOf(queries, key)) : sendText(conversation, key, text),
    // Until the transcript has it, the bubble stays: nothing flickers.
    onSuccess: () => refresh(queries, conversation),
    gcTime: Infinity,
  });
}

async function sendText(conversation: string, key: string, text: string) {
  await call('post', '/api/v1/conversations/{conversation}/messages', {
    path: { conversation },
    header: { 'Idempotency-Key': key },
    body: { text },
  });
}

async function sendFile(conversation: string, key: string, file: File, caption: string, onProgress: (part: number) => void) {
  const form = new FormData();
  form.set('file', file);
  if (caption) {
    form.set('caption', caption);
  }
  const address = `/api/v1/conversations/${encodeURIComponent(conversation)}/files`;
  return upload({ method: 'POST', address, body: form, header: { 'Idempotency-Key': key }, onProgress });
}

const uploadOf = (key: string) => ['upload', key];

function progressOf(queries: QueryClient, key: string) {
  return (part: number) => queries.setQueryData(uploadOf(key), part);
}

/** How much of a file has left, from 0 to 1. */
export function useProgress({ key }: Draft): number {
  return useQuery<number>({ queryKey: uploadOf(key), queryFn: skipToken, gcTime: 0 }).data ?? 0;
}

export function newDraft(text: string, file?: File): Draft {
  return { key: newKey(), text, at: new Date().toISOString(), ...(file && { file }) };
}

/** What is on its way or did not arrive, in the order it was written. */
export function useUnsent(conversation: string): Unsent[] {
  const queries = useQueryClient();
  const mutations = useMutationState({
    filters: { mutationKey: keyOf(conversation), predicate: ({ state }) => state.status !== 'success' },
    // A mutation stays the same object when its state changes, which would not be shown.
    select: (found) => {
      const mutation = found as Mutation<unknown, Error, Draft>;
      return { mutation, state: mutation.state };
    },
  });
  return mutations.flatMap(({ mutation, state }) => {
    const draft = state.variables;
    return draft === undefined
      ? []
      : [
          {
            draft,
            failure: state.status === 'error' ? state.error : null,
            sendAgain: () => void mutation.execute(draft).catch(() => undefined),
            discard: () => queries.getMutationCache().remove(mutation),
          },
        ];
  });
}
