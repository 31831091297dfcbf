import { call } from '../../../api/client';
import { useOfferChange } from './changing';

export function useOrderServices() {
  return useOfferChange((services: string[]) => call('put', '/api/v1/services/order', { body: { services } }));
}
