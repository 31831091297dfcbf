import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { bodyOf } from './letters-body';
import type { LetterFilter } from './list-letters';

/** Sends all again that fit, a thousand at most. */
export function useReplayLetters() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (which: LetterFilter) => call('post', '/api/v1/dead-letters/replay', { body: bodyOf(which) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['undone'] }),
  });
}
