import type { Appointment } from '../../../api/types';
import type { Texts } from '../../../texts/es';
import { visitorName } from '../../../ui/contacts';

/** As the channel tells it. */
export function whoseAppointment({ contactName, contact }: Appointment, texts: Texts): string {
  return visitorName(contact, contactName, texts);
}

export function serviceOf({ service }: Appointment, language: string): string {
  return service[language] ?? Object.values(service)[0] ?? '';
}

/** Who it takes up, and where. */
export function takenBy({ calendarName, placeName }: Appointment): string {
  return [calendarName, placeName].filter(Boolean).join(' · ');
}
