import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { NewBankAccounts } from '../../../api/types';
import { bankAccounts } from './get-bank-accounts';

/** All accounts anew, where nobody has changed them since that version. */
export function useChangeBankAccounts() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, wish }: { version: string; wish: NewBankAccounts }) =>
      call('put', '/api/v1/bank-accounts', { header: { 'If-Match': `"${version}"` }, body: wish }),
    onSuccess: (answer) => queries.setQueryData(bankAccounts.queryKey, answer),
    onError: () => queries.invalidateQueries({ queryKey: bankAccounts.queryKey }),
  });
}
