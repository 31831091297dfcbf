import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const quality = queryOptions({
  queryKey: ['bot', 'quality'],
  queryFn: ({ signal }) => call('get', '/api/v1/bot/quality', { signal }),
});

export function useQuality() {
  return useQuery(quality);
}
