import type { Content, Conversation } from '../../../api/types';
import type { Texts } from '../../../texts/es';

/** As the channel tells it; visitors of a site have no name, but a mark to tell them apart. */
export function nameOf(conversation: Conversation, texts: Texts): string {
  return conversation.name ?? texts.common.visitor(conversation.contact.slice(-4).toUpperCase());
}

/** A content in one line, for the list. */
export function summaryOf(content: Content, texts: Texts): string {
  switch (content.type) {
    case 'text':
    case 'choices':
    case 'template':
      return content.body;
    case 'choice':
      return content.title;
    case 'media':
      return content.caption ?? content.words ?? texts.content.media[content.kind] ?? texts.content.file;
    case 'location':
      return content.name ?? texts.content.location;
    case 'contacts':
      return content.contacts.map(({ name }) => name).join(', ');
    case 'reaction':
      return content.emoji ?? texts.content.unreacted;
    case 'edited':
      return summaryOf(content.content, texts);
    case 'other':
      return texts.content.other[content.kind] ?? content.kind;
  }
}
