import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { AssignmentRule } from '../../../api/types';
import { desk } from './get-desk';

/** Where nobody has changed it since that version. */
export function useSetRule() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: AssignmentRule }) =>
      call('put', '/api/v1/desk/rule', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSettled: () => queries.invalidateQueries({ queryKey: desk.queryKey }),
  });
}
