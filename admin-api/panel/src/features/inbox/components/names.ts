import type { Content, Conversation } from '../../../api/types';
import type { Texts } from '../../../texts/es';
import { visitorName } from '../../../ui/contacts';

export function nameOf(conversation: Conversation, texts: Texts): string {
  return visitorName(conversation.contact, conversation.name, texts);
}

/** A content in one line, for the list. */
export function summaryOf(content: Content, texts: Texts): string {
  switch (content.type) {
    case 'text':
    case 'choices':
    case 'template':
      return content.body;
    case 'choice':
      return content.title || texts.content.untitled;
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
