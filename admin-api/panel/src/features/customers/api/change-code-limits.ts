import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { CodeLimits } from '../../../api/types';
import { codeLimits } from './get-code-limits';

/** Where nobody has changed them since that version. */
export function useChangeCodeLimits() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: CodeLimits }) =>
      call('put', '/api/v1/code-limits', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(codeLimits.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: codeLimits.queryKey }),
  });
}
