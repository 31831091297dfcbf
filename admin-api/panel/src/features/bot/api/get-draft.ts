import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../../api/client';
import type { Bot } from '../../../api/types';

/** How often to look whether phrases have been learned. */
const WHILE_LEARNING = 3_000;

export const draft = queryOptions({
  queryKey: ['bot', 'draft'],
  queryFn: ({ signal }) => call('get', '/api/v1/bot/draft', { signal }),
  refetchInterval: (query) =>
    query.state.data && isLearning(query.state.data) ? WHILE_LEARNING : false,
});

/** Once the phrases are learned, the draft is what holds: all that was said of it is asked for again. */
export function useDraft() {
  const queries = useQueryClient();
  const found = useQuery(draft);
  const learns = found.data !== undefined && isLearning(found.data);
  useEffect(
    () => (learns ? () => void queries.invalidateQueries({ queryKey: ['bot'] }) : undefined),
    [learns, queries],
  );
  return found;
}

export function isLearning({ publishing }: Bot): boolean {
  return Boolean(publishing && !publishing.failed);
}
