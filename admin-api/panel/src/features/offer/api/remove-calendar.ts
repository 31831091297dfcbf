import { call } from '../../../api/client';
import { useOfferChange } from './changing';

export function useRemoveCalendar(calendar: string) {
  return useOfferChange(() => call('delete', '/api/v1/calendars/{calendar}', { path: { calendar } }));
}
