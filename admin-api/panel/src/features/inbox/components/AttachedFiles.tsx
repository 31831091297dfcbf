import { ActionIcon } from '@mantine/core';
import { useRef } from 'react';
import { useLanguage } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { sizeOf } from '../../../ui/sizes';
import { useInboxTexts } from '../texts';
import classes from './AttachedFiles.module.css';
import { iconOf } from './bubbles/FileCard';
import type { Attachments } from './useAttachments';

/** What of files the API takes; what one is in truth, its bytes say there. */
const TAKEN = 'image/jpeg,image/png,image/gif,image/webp,application/pdf,video/mp4';

export function AttachButton({ attachments }: { attachments: Attachments }) {
  const texts = useInboxTexts();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionIcon variant="subtle" size="lg" aria-label={texts.attach} title={texts.attach} onClick={() => input.current?.click()}>
        <Icon name="clip" />
      </ActionIcon>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={TAKEN}
        aria-label={texts.attach}
        onChange={(event) => {
          attachments.add([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again after it was taken back.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

export function AttachedFiles({ attachments: { files, remove } }: { attachments: Attachments }) {
  const texts = useInboxTexts();
  const language = useLanguage();
  return files.length === 0 ? null : (
    <ul className={classes.files} aria-label={texts.attached}>
      {files.map((file, place) => (
        <li key={`${place} ${file.name}`} className={classes.file}>
          <Icon name={iconOf(file.type)} size={18} />
          <span className={classes.name}>{file.name}</span>
          <span className={classes.size}>{sizeOf(file.size, language)}</span>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={texts.remove(file.name)} onClick={() => remove(file)}>
            <Icon name="close" size={14} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
