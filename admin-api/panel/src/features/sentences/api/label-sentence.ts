import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';

export function useLabelSentence(sentence: string) {
  const queries = useQueryClient();
  return useMutation({
    /** Null when the bot could not have known. */
    mutationFn: (intent: string | null) =>
      call('put', '/api/v1/sentences/{sentence}/label', { path: { sentence }, body: { intent } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sentences'] }),
  });
}
