import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';

const invoice = (id: string) =>
  queryOptions({
    queryKey: ['billing', 'invoice', id],
    queryFn: ({ signal }) => call('get', '/api/v1/invoices/{invoice}', { path: { invoice: id }, signal }),
  });

export function useInvoice(id: string) {
  return useQuery(invoice(id));
}
