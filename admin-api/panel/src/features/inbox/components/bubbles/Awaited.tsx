import { Icon } from '../../../../ui/Icon';
import { MINUTE, useNow } from '../../../../ui/time';
import { useInboxTexts } from '../../texts';
import { useMessage } from './conversation';
import { FileCard } from './FileCard';
import { iconOfKind, type Kind } from './kinds';
import classes from './media.module.css';

/** What is still being fetched. Where it will be seen, its box is there before it is. */
export function Awaited({ content, name }: Kind<'media'> & { name: string }) {
  const texts = useInboxTexts();
  const came = useMessage()?.at;
  const isLate = useNow() - Date.parse(came ?? '') > 2 * MINUTE;
  const words = isLate ? texts.files.LATE : texts.files.WAITING;
  const icon = iconOfKind(content.kind);
  return content.kind === 'image' || content.kind === 'video' || content.kind === 'sticker' ? (
    <div className={classes.box} data-sticker={content.kind === 'sticker'} role="status">
      <Icon name={icon} size={28} />
      <p>{words}</p>
    </div>
  ) : (
    <FileCard icon={icon} name={name} sizeBytes={content.sizeBytes} hint={words} />
  );
}
