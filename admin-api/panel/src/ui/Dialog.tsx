import { ActionIcon } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../texts/language';
import classes from './Dialog.module.css';
import { Icon } from './Icon';

interface Props {
  title: string;
  onClose: () => void;
  place?: 'middle' | 'bottom';
  /** Wide for what is read, and not just decided. */
  size?: 'usual' | 'wide';
  children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, and Escape closes it. */
export function Dialog({ title, onClose, place = 'middle', size = 'usual', children }: Props) {
  const { common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={classes.dialog} data-place={place} data-size={size} aria-label={title} onClose={onClose}>
      <header className={classes.head}>
        <h2>{title}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label={common.close} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </ActionIcon>
      </header>
      {children}
    </dialog>
  );
}
