import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Service, ServiceDraft } from '../../../api/types';
import { useKey } from '../../../api/useKey';
import { useVersion } from '../../../api/useVersion';
import { useOfferChange } from './changing';
import { services } from './list-services';

/** A new one where there is none. */
export function useSaveService(service: Service | undefined) {
  const queries = useQueryClient();
  const key = useKey();
  const version = useVersion(service, async () => {
    const all = await queries.query({ ...services, staleTime: 0 });
    return all.find(({ id }) => id === service?.id);
  });
  const save = (body: ServiceDraft) =>
    service === undefined
      ? call('post', '/api/v1/services', { header: key.of(body), body })
      : call('put', '/api/v1/services/{service}', { path: { service: service.id }, header: version.header(), body });
  return useOfferChange(save, version.failed);
}
