import { useTexts } from '../../../../texts/language';
import { Icon, type IconName } from '../../../../ui/Icon';
import { useInboxTexts } from '../../texts';
import classes from './bubbles.module.css';
import { useConversationId } from './conversation';
import { FileCard } from './FileCard';
import type { Kind } from './kinds';
import { Words } from './Words';

const ICONS: Record<string, IconName> = { image: 'image', sticker: 'image', audio: 'audio', voice: 'audio', video: 'video' };

export function MediaContent({ content }: Kind<'media'>) {
  const texts = useTexts();
  const name = content.name ?? texts.content.media[content.kind] ?? texts.content.file;
  return (
    <>
      <FileCard
        icon={ICONS[content.kind] ?? 'file'}
        name={name}
        sizeBytes={content.sizeBytes}
        hint={content.file ? undefined : texts.content.staysWithChannel}
      >
        {content.file && <Download file={content.file} name={name} />}
      </FileCard>
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

function Download({ file, name }: { file: string; name: string }) {
  const texts = useInboxTexts();
  const conversation = useConversationId();
  return (
    <a
      className={classes.download}
      href={`/api/v1/conversations/${conversation}/files/${file}`}
      download
      aria-label={`${texts.download}: ${name}`}
      title={texts.download}
    >
      <Icon name="download" size={18} />
    </a>
  );
}
