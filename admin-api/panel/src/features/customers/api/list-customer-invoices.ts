import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const invoices = (customer: string) =>
  infiniteQueryOptions({
    queryKey: ['billing', 'invoices', 'of', customer],
    queryFn: ({ pageParam, signal }) => call('get', '/api/v1/invoices', { query: { customer, cursor: pageParam, limit: 12 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useCustomerInvoices(customer: string) {
  return useInfiniteQuery(invoices(customer));
}
