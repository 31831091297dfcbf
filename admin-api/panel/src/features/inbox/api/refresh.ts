import type { QueryClient } from '@tanstack/react-query';

/** After something was done with a conversation: it, and every list, is asked for again. */
export function refresh(queries: QueryClient, conversation: string) {
  return Promise.all([
    queries.invalidateQueries({ queryKey: ['conversations', conversation] }),
    queries.invalidateQueries({ queryKey: ['conversations', 'list'] }),
  ]);
}
