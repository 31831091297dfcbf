import { useMutation, useQueryClient } from '@tanstack/react-query';
import { calendars } from '../../../api/queries/list-calendars';
import { absences } from './list-absences';
import { calendarHours } from './list-calendar-hours';
import { services } from './list-services';

/** A change of what is offered: services name calendars, and calendars go with their hours and absences. */
export function useOfferChange<Wish, Answer>(change: (wish: Wish) => Promise<Answer>, failed?: (failure: unknown) => Promise<void>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onError: failed,
    onSettled: () =>
      Promise.all(
        [services.queryKey, calendars.queryKey, absences.queryKey, calendarHours.queryKey].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  });
}
