import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { calendars } from '../../../api/queries/list-calendars';
import type { Calendar, CalendarDraft } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';
import { useOfferChange } from './changing';

/** A new one where there is none. */
export function useSaveCalendar(calendar: Calendar | undefined) {
  const queries = useQueryClient();
  const version = useVersion(calendar, async () => {
    const all = await queries.query({ ...calendars, staleTime: 0 });
    return all.find(({ id }) => id === calendar?.id);
  });
  const save = (body: CalendarDraft) =>
    calendar === undefined
      ? call('post', '/api/v1/calendars', { body })
      : call('put', '/api/v1/calendars/{calendar}', { path: { calendar: calendar.id }, header: version.header(), body });
  return useOfferChange(save, version.failed);
}
