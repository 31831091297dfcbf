import { call } from '../../../api/client';
import { useOfferChange } from './changing';

/** A new one where there is no id. */
export function useSaveCalendar(calendar: string | undefined) {
  return useOfferChange((name: string) =>
    calendar === undefined
      ? call('post', '/api/v1/calendars', { body: { name } })
      : call('put', '/api/v1/calendars/{calendar}', { path: { calendar }, body: { name } }),
  );
}
