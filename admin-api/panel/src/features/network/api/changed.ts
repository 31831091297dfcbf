import { useQueryClient } from '@tanstack/react-query';

/** What is to be read again once the network is another one. */
export function useNetworkChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['network'] }),
      queries.invalidateQueries({ queryKey: ['outages'] }),
    ]);
}
