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
