import { useQueryClient } from '@tanstack/react-query';
import type { KnowledgeSource } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';
import { sources } from './list-sources';

/** What a change of a source is made to. */
export function useSourceVersion(source: KnowledgeSource | undefined) {
  const queries = useQueryClient();
  return useVersion(source, async () => {
    const all = await queries.query({ ...sources, staleTime: 0 });
    return all.find(({ id }) => id === source?.id);
  });
}
