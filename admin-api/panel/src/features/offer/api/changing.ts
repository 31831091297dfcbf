import { useMutation, useQueryClient } from '@tanstack/react-query';
import { calendars } from '../../../api/queries/list-calendars';
import { absences } from './list-absences';
import { services } from './list-services';

/** A change of what is offered: services name calendars, and calendars go with their absences. */
export function useOfferChange<Wish, Answer>(change: (wish: Wish) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        [services.queryKey, calendars.queryKey, absences.queryKey].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  });
}
