import { call } from '../../../api/client';
import type { Calendar, ServiceDraft } from '../../../api/types';
import { useKey } from '../../../api/useKey';
import { useOfferChange } from './changing';

interface Wish {
  calendar: string;
  service: Omit<ServiceDraft, 'calendars'>;
}

/** A service and who gives it; a calendar that is there from a try before is taken. */
export function useOfferFirst(calendars: Calendar[]) {
  const key = useKey();
  return useOfferChange(async ({ calendar, service }: Wish) => {
    const there = calendars.find(({ name }) => name === calendar);
    const { id } = there ?? (await call('post', '/api/v1/calendars', { body: { name: calendar } }));
    const body = { ...service, calendars: [id] };
    return call('post', '/api/v1/services', { header: key.of(body), body });
  });
}
