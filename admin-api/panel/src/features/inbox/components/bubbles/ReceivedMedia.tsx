import type { ReceivedFile } from '../../../../api/types';
import { useInboxTexts } from '../../texts';
import { Awaited } from './Awaited';
import { useConversationId } from './conversation';
import { Download } from './Download';
import { FileCard } from './FileCard';
import { iconOfKind, type Kind } from './kinds';
import { Photo } from './Photo';
import { Film, Recording } from './Player';

interface Props extends Kind<'media'> {
  name: string;
  message: string;
  file: ReceivedFile;
}

/** What a customer sent: shown where browsers can, stored where not, and where neither goes, it says what to do. */
export function ReceivedMedia({ content, name, message, file }: Props) {
  const texts = useInboxTexts();
  const conversation = useConversationId();
  const href = `/api/v1/conversations/${conversation}/messages/${message}/file`;
  const shown = { href, name, sizeBytes: file.sizeBytes, isSticker: content.kind === 'sticker', caption: content.caption };
  if (file.state === 'WAITING') {
    return <Awaited content={content} name={name} />;
  }
  if (file.state !== 'KEPT') {
    return <FileCard icon={iconOfKind(content.kind)} name={name} sizeBytes={content.sizeBytes} hint={texts.files[file.state]} />;
  }
  switch (viewer(file.type)) {
    case 'picture':
      return <Photo {...shown} />;
    case 'sound':
      return <Recording {...shown} />;
    case 'film':
      return <Film {...shown} />;
    case undefined:
      return (
        <FileCard icon={iconOfKind(content.kind)} name={name} sizeBytes={file.sizeBytes}>
          <Download href={href} name={name} />
        </FileCard>
      );
  }
}

/** What browsers show of a file, by what its bytes are, whatever it was sent as. */
function viewer(type: string | null | undefined): 'picture' | 'sound' | 'film' | undefined {
  switch (type) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/gif':
    case 'image/webp':
      return 'picture';
    case 'audio/ogg':
    case 'audio/mp4':
    case 'audio/mpeg':
    case 'audio/aac':
    case 'audio/wav':
      return 'sound';
    case 'video/mp4':
    case 'video/webm':
      return 'film';
    default:
      return undefined;
  }
}
