import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { InvoiceSeries } from '../../../api/types';

const series = queryOptions({
  queryKey: ['billing', 'series'],
  queryFn: ({ signal }) => call('get', '/api/v1/invoice-series', { signal }),
});

/** What the next invoice is called. */
export function useInvoiceSeries() {
  return useQuery(series);
}

export function useChangeSeries() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: InvoiceSeries) => call('put', '/api/v1/invoice-series', { body }),
    onSuccess: () => queries.invalidateQueries(series),
  });
}
