import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { SECRETS } from '../../../api/secrets';
import type { ModelForm } from '../../../api/types';
import { languageModel } from './get-model';

export function useSetModel() {
  const queries = useQueryClient();
  return useMutation({
    gcTime: SECRETS,
    mutationFn: (wish: ModelForm) => call('put', '/api/v1/language-model', { body: wish }),
    onSuccess: (saved) => queries.setQueryData(languageModel.queryKey, saved.languageModel),
  });
}
