import { useMutation, useMutationState, useQueryClient, type Mutation } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { refresh } from './refresh';

/** What is to be said, under a key of its own: sent again, it is said once. */
export interface Draft {
  key: string;
  text: string;
  at: string;
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
    mutationFn: ({ key, text }: Draft) =>
      call('post', '/api/v1/conversations/{conversation}/messages', {
        path: { conversation },
        header: { 'Idempotency-Key': key },
        body: { text },
      }),
    // Until the transcript has it, the bubble stays: nothing flickers.
    onSuccess: () => refresh(queries, conversation),
    gcTime: Infinity,
  });
}

export function newDraft(text: string): Draft {
  return { key: crypto.randomUUID(), text, at: new Date().toISOString() };
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
