import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const LOOK_AGAIN_MS = 15_000;

const installation = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }) => call('get', '/api/v1/health/installation', { signal }),
  refetchInterval: LOOK_AGAIN_MS,
});

export function useInstallation() {
  return useQuery(installation);
}
