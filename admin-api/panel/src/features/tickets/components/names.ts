import type { Ticket } from '../../../api/types';
import type { Texts } from '../../../texts/es';

/** The customer's name where they were proven, or else what the channel calls them. */
export function whoseTicket({ customer, contactName, contact }: Ticket, texts: Texts): string {
  return customer?.name ?? contactName ?? texts.common.visitor(contact.slice(-4).toUpperCase());
}
