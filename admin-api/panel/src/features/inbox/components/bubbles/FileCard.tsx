import type { ReactNode } from 'react';
import { useLanguage } from '../../../../texts/language';
import { Icon, type IconName } from '../../../../ui/Icon';
import { sizeOf } from '../../../../ui/sizes';
import classes from './bubbles.module.css';

interface Props {
  icon: IconName;
  name: string;
  sizeBytes: number | null | undefined;
  /** What else there is to say of it. */
  hint?: string | undefined;
  children?: ReactNode;
}

/** A file by its name and size. */
export function FileCard({ icon, name, sizeBytes, hint, children }: Props) {
  const language = useLanguage();
  const size = sizeBytes ? sizeOf(sizeBytes, language) : undefined;
  return (
    <div className={classes.card}>
      <Icon name={icon} size={24} />
      <div className={classes.named}>
        <p className={classes.strong}>{name}</p>
        <p className={classes.small}>{[size, hint].filter(Boolean).join(' · ')}</p>
      </div>
      {children}
    </div>
  );
}

/** What stands for a file of this media type. */
export function iconOf(mimeType: string): IconName {
  return mimeType.startsWith('image/') ? 'image' : mimeType.startsWith('video/') ? 'video' : 'file';
}
