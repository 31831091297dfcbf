import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { WorksTexts } from '../../../api/types';

export interface WorksPlan {
  startsAt: string;
  endsAt: string;
  texts: WorksTexts;
}

/** The same planned again are these, with these texts. */
export function usePlanWorks() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: WorksPlan & { node: string }) => call('post', '/api/v1/planned-works', { body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outages'] }),
  });
}
