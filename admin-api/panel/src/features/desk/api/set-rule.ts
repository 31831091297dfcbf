import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { AssignmentRule } from '../../../api/types';
import { desk } from './get-desk';

export function useSetRule() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (rule: AssignmentRule) => call('put', '/api/v1/desk/rule', { body: rule }),
    onSettled: () => queries.invalidateQueries({ queryKey: desk.queryKey }),
  });
}
