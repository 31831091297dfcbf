import { call } from '../../../api/client';
import { useOfferChange } from './changing';

export function useRemoveService(service: string) {
  return useOfferChange(() => call('delete', '/api/v1/services/{service}', { path: { service } }));
}
