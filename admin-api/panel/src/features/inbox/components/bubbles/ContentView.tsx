import type { Content } from '../../../../api/types';
import { ChoiceContent } from './ChoiceContent';
import { ChoicesContent } from './ChoicesContent';
import { ContactsContent } from './ContactsContent';
import { EditedContent } from './EditedContent';
import { LocationContent } from './LocationContent';
import { MediaContent } from './MediaContent';
import { OtherContent } from './OtherContent';
import { ReactionContent } from './ReactionContent';
import { TemplateContent } from './TemplateContent';
import { TextContent } from './TextContent';

/** One view per kind; a new kind in the API's description does not compile until it has one. */
export function ContentView({ content }: { content: Content }) {
  switch (content.type) {
    case 'text':
      return <TextContent content={content} />;
    case 'choices':
      return <ChoicesContent content={content} />;
    case 'choice':
      return <ChoiceContent content={content} />;
    case 'media':
      return <MediaContent content={content} />;
    case 'location':
      return <LocationContent content={content} />;
    case 'contacts':
      return <ContactsContent content={content} />;
    case 'template':
      return <TemplateContent content={content} />;
    case 'reaction':
      return <ReactionContent content={content} />;
    case 'edited':
      return <EditedContent content={content} />;
    case 'other':
      return <OtherContent content={content} />;
  }
}
