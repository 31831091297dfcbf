import { useTexts } from '../../../../texts/language';
import classes from './bubbles.module.css';
import { useConversationId, useMessage } from './conversation';
import { Download } from './Download';
import { FileCard } from './FileCard';
import { iconOfKind, type Kind } from './kinds';
import { ReceivedMedia } from './ReceivedMedia';
import { Words } from './Words';

export function MediaContent({ content }: Kind<'media'>) {
  const texts = useTexts();
  const message = useMessage();
  const conversation = useConversationId();
  const name = content.name ?? texts.content.media[content.kind] ?? texts.content.file;
  return (
    <>
      {message?.file ? (
        <ReceivedMedia content={content} name={name} message={message.id} file={message.file} />
      ) : (
        <FileCard icon={iconOfKind(content.kind)} name={name} sizeBytes={content.sizeBytes}>
          {content.file && <Download href={`/api/v1/conversations/${conversation}/files/${content.file}`} name={name} />}
        </FileCard>
      )}
      {content.caption && <Words text={content.caption} />}
      {content.words && (
        <div className={classes.heard}>
          <p className={classes.small}>{texts.content.heard}</p>
          <Words text={content.words} />
        </div>
      )}
    </>
  );
}
