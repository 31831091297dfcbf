import type { Contact } from '../api/types';
import type { Texts } from '../texts/es';

/** As a channel tells it; visitors of a site have no name, but a mark to tell them apart. */
export function contactName({ id, name, erased }: Pick<Contact, 'id' | 'name' | 'erased'>, texts: Texts): string {
  return erased ? texts.contacts.erased : (name ?? texts.common.visitor(id.slice(-4).toUpperCase()));
}
