import type { Contact } from '../api/types';
import type { Texts } from '../texts/es';

/** As a channel tells it; visitors of a site have no name, but a mark to tell them apart. */
export function visitorName(contact: string, name: string | null | undefined, texts: Texts): string {
  return name ?? texts.common.visitor(contact.slice(-4).toUpperCase());
}

export function contactName({ id, name, erased }: Pick<Contact, 'id' | 'name' | 'erased'>, texts: Texts): string {
  return erased ? texts.contacts.erased : visitorName(id, name, texts);
}
