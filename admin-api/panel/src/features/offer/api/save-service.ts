import { call } from '../../../api/client';
import type { ServiceDraft } from '../../../api/types';
import { useOfferChange } from './changing';

/** A new one where there is no id. */
export function useSaveService(service: string | undefined) {
  return useOfferChange((body: ServiceDraft) =>
    service === undefined
      ? call('post', '/api/v1/services', { body })
      : call('put', '/api/v1/services/{service}', { path: { service }, body }),
  );
}
