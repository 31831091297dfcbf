import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';

interface Table {
  csv: string;
  country: string | null;
  dryRun: boolean;
}

/** All of a table, or nothing; a dry run only tells. */
export function useImportCustomers() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Table) => call('post', '/api/v1/customers/import', { body }),
    onSuccess: (done) => (done.applied ? queries.invalidateQueries({ queryKey: [CUSTOMERS] }) : undefined),
  });
}
