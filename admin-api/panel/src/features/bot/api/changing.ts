import { useMutation, useQueryClient } from '@tanstack/react-query';

/** A change of the bot: whatever is shown of it is asked for again, also when somebody else was quicker. */
export function useBotChange<Wish, Answer>(change: (wish: Wish) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: ['bot'] }),
  });
}

/** The version that was looked at. */
export function lookedAt(version: string) {
  return { 'If-Match': `"${version}"` };
}
