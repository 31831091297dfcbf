import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Invoice } from '../../../api/types';

export const STATES = ['OVERDUE', 'OPEN', 'PAID', 'CANCELLED'] as const satisfies Invoice['state'][];

export interface InvoiceFilter {
  state?: Invoice['state'] | undefined;
  q?: string | undefined;
}

const invoices = ({ state, q }: InvoiceFilter) =>
  infiniteQueryOptions({
    queryKey: ['billing', 'invoices', state, q],
    queryFn: ({ pageParam, signal }) =>
      call('get', '/api/v1/invoices', { query: { state: state && [state], q, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function useInvoices(filter: InvoiceFilter) {
  return useInfiniteQuery(invoices(filter));
}
