import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { CalendarHours, WeekdayHours } from '../../../api/types';
import { useVersion } from '../../../api/useVersion';
import { useOfferChange } from './changing';
import { calendarHours } from './list-calendar-hours';

/** A week without any hours is: whenever it is open. */
export function useSaveCalendarHours(shown: CalendarHours) {
  const queries = useQueryClient();
  const version = useVersion(shown, async () => {
    const all = await queries.query({ ...calendarHours, staleTime: 0 });
    return all.find(({ id }) => id === shown.id);
  });
  const save = (week: WeekdayHours[]) =>
    call('put', '/api/v1/calendars/{calendar}/hours', { path: { calendar: shown.id }, header: version.header(), body: { week } });
  return useOfferChange(save, version.failed);
}
