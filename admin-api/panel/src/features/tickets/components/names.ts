import type { Ticket } from '../../../api/types';
import type { Texts } from '../../../texts/es';
import { visitorName } from '../../../ui/contacts';

/** The customer's name where they were proven, or else what the channel calls them. */
export function whoseTicket({ customer, contactName, contact }: Ticket, texts: Texts): string {
  return visitorName(contact, customer?.name ?? contactName, texts);
}
