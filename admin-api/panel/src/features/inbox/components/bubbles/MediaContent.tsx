import { useLanguage, useTexts } from '../../../../texts/language';
import { Icon, type IconName } from '../../../../ui/Icon';
import { sizeOf } from '../../../../ui/sizes';
import classes from './bubbles.module.css';
import type { Kind } from './kinds';
import { Words } from './Words';

const ICONS: Record<string, IconName> = { image: 'image', sticker: 'image', audio: 'audio', voice: 'audio', video: 'video' };

export function MediaContent({ content }: Kind<'media'>) {
  const texts = useTexts();
  const language = useLanguage();
  const size = content.sizeBytes ? sizeOf(content.sizeBytes, language) : undefined;
  return (
    <>
      <div className={classes.card}>
        <Icon name={ICONS[content.kind] ?? 'file'} size={24} />
        <div>
          <p className={classes.strong}>{content.name ?? texts.content.media[content.kind] ?? texts.content.file}</p>
          <p className={classes.small}>{[size, texts.content.staysWithChannel].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
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
