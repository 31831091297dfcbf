import type { Appointment } from '../../../api/types';
import type { Texts } from '../../../texts/es';

/** As the channel tells it. */
export function whoseAppointment({ contactName, contact }: Appointment, texts: Texts): string {
  return contactName ?? texts.common.visitor(contact.slice(-4).toUpperCase());
}

export function serviceOf({ service }: Appointment, language: string): string {
  return service[language] ?? Object.values(service)[0] ?? '';
}
