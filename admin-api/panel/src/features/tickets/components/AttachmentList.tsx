import type { Attachment } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { sizeOf } from '../../../ui/sizes';
import { useTicketTexts } from '../texts';
import classes from './AttachmentList.module.css';

/** What came with the ticket, to be downloaded where it is kept. */
export function AttachmentList({ number, attachments }: { number: string; attachments: Attachment[] }) {
  const texts = useTicketTexts();
  return attachments.length === 0 ? (
    <p className={classes.none}>{texts.noFiles}</p>
  ) : (
    <ul className={classes.files}>
      {attachments.map((attachment) => (
        <File key={attachment.file} number={number} attachment={attachment} place={attachment.file + 1} />
      ))}
    </ul>
  );
}

function File({ number, attachment, place }: { number: string; attachment: Attachment; place: number }) {
  const texts = useTicketTexts();
  const language = useLanguage();
  const name = attachment.name ?? texts.file(place);
  const what = (
    <>
      <Icon name={attachment.mimeType?.startsWith('image/') ? 'image' : 'file'} size={18} />
      <span className={classes.name}>{name}</span>
    </>
  );
  return (
    <li>
      {attachment.state === 'KEPT' ? (
        <a
          className={classes.file}
          href={`/api/v1/tickets/${number}/files/${attachment.file}`}
          download
        >
          <span className="out-of-sight">{texts.download} </span>
          {what}
          {attachment.sizeBytes && <span className={classes.size}>{sizeOf(attachment.sizeBytes, language)}</span>}
          <Icon name="download" size={17} />
        </a>
      ) : (
        <span className={classes.file}>
          {what}
          <span className={classes.size}>{texts.fileStates[attachment.state]}</span>
        </span>
      )}
    </li>
  );
}
