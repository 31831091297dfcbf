import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../client';

const ownTenants = queryOptions({
  queryKey: ['account', 'tenants'],
  queryFn: ({ signal }) => call('get', '/api/v1/account/tenants', { signal }),
});

/** Those that whoever is signed in belongs to. */
export function useOwnTenants() {
  return useQuery(ownTenants);
}

/** Everything that is shown is another tenant's from then on, so the panel begins anew. */
export function useGoOver() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tenant: string) => call('post', '/api/v1/account/tenants/{tenant}/session', { path: { tenant } }),
    onSuccess: () => {
      queries.clear();
      location.assign('/panel/');
    },
  });
}
