import type { Calendar } from '../../../api/types';

/** People, and places, where there are any. */
export function inKinds(calendars: Calendar[]): Calendar[][] {
  return (['PERSON', 'PLACE'] as const)
    .map((kind) => calendars.filter((calendar) => calendar.kind === kind))
    .filter((found) => found.length > 0);
}
