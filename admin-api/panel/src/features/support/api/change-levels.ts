import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { NewServiceLevels } from '../../../api/types';
import { levels } from './get-levels';

/** All promises anew, where nobody has changed them since that version. */
export function useChangeLevels() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: NewServiceLevels }) =>
      call('put', '/api/v1/service-levels', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(levels.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: levels.queryKey }),
  });
}
