import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { CUSTOMERS } from '../../../api/queries/list-customers';
import { useKey } from '../../../api/useKey';

interface Wish {
  system: string;
  login: string;
}

/** A new one where there is no id; of one that is there the system stays. */
export function useSaveLogin(customer: string, id: string | undefined) {
  const queries = useQueryClient();
  const key = useKey();
  return useMutation({
    mutationFn: (body: Wish) =>
      id === undefined
        ? call('post', '/api/v1/customers/{customer}/logins', { path: { customer }, header: key.of(body), body })
        : call('put', '/api/v1/logins/{login}', { path: { login: id }, body: { login: body.login } }),
    onSuccess: () => {
      key.done();
      return queries.invalidateQueries({ queryKey: [CUSTOMERS] });
    },
  });
}
