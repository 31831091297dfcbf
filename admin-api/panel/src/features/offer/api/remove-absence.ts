import { call } from '../../../api/client';
import { useOfferChange } from './changing';

export function useRemoveAbsence() {
  return useOfferChange((absence: string) => call('delete', '/api/v1/absences/{absence}', { path: { absence } }));
}
