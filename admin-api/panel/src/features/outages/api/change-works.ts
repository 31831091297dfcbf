import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Works } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';
import type { WorksPlan } from './plan-works';

/** Other times, and other texts, until they are over. */
export function useChangeWorks(works: Works | undefined) {
  const queries = useQueryClient();
  const version = useVersion(works, () => find(works?.id));
  return useMutation({
    mutationFn: (body: WorksPlan) =>
      call('put', '/api/v1/planned-works/{works}', { path: { works: works?.id ?? '' }, header: version.header(), body }),
    onError: version.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['outages'] }),
  });
}

/** Among those that are not over, however many there are. */
async function find(works: string | undefined, cursor?: string): Promise<Works | undefined> {
  const page = await call('get', '/api/v1/planned-works', { query: { cursor, limit: 100 } });
  return page.items.find(({ id }) => id === works) ?? (page.next ? find(works, page.next) : undefined);
}
