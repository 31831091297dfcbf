import type { QueryClient } from '@tanstack/react-query';

/** Lists and conversations show contacts, too. */
export function showAnew(queries: QueryClient) {
  return Promise.all([
    queries.invalidateQueries({ queryKey: ['contacts'] }),
    queries.invalidateQueries({ queryKey: ['conversations'] }),
  ]);
}
