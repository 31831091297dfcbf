import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { WrittenLanguage } from '../../../api/types';
import { account } from '../../../api/queries/get-account';

export function useChangeLanguage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (language: WrittenLanguage) => call('put', '/api/v1/account/language', { body: { language } }),
    onSettled: () => queries.invalidateQueries({ queryKey: account.queryKey }),
  });
}
