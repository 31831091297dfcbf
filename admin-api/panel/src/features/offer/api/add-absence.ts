import { call } from '../../../api/client';
import type { AbsenceDraft } from '../../../api/types';
import { useOfferChange } from './changing';

export function useAddAbsence() {
  return useOfferChange((body: AbsenceDraft) => call('post', '/api/v1/absences', { body }));
}
