import { ActionIcon } from '@mantine/core';
import { useEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { useTexts } from '../texts/language';
import classes from './Dialog.module.css';
import { Icon } from './Icon';

interface Props {
  title: string;
  onClose: () => void;
  place?: 'middle' | 'bottom';
  /** Wide for what is read, and not just decided; fitting for a picture, which has a size of its own. */
  size?: 'usual' | 'wide' | 'fitting';
  /** What must not get lost by a key: only what is inside closes it. */
  isHeld?: boolean;
  children: ReactNode;
}

const FIELD = ':is(input, textarea, select):enabled';
/** What is grave is not begun at: a key that is still held would do it. */
const BUTTON = 'button[type="submit"]:enabled:not([data-grave])';
const OTHER = 'header ~ * :is(button:enabled, a[href]), header ~ :is(button:enabled, a[href])';

/** The browser's own modal dialog: it keeps the focus, gives it back, and Escape closes it. */
export function Dialog({ title, onClose, place = 'middle', size = 'usual', isHeld = false, children }: Props) {
  const { common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    [FIELD, BUTTON, OTHER].map((kind) => shown?.querySelector<HTMLElement>(kind)).find(Boolean)?.focus();
    return () => {
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);
  const hold = (event: SyntheticEvent) => {
    if (isHeld) {
      event.preventDefault();
    }
  };
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      data-place={place}
      data-size={size}
      aria-label={title}
      onClose={onClose}
      onCancel={hold}
      onKeyDown={(event) => event.key === 'Escape' && hold(event)}
    >
      <header className={classes.head}>
        <h2>{title}</h2>
        {!isHeld && (
          <ActionIcon variant="subtle" color="gray" aria-label={common.close} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </ActionIcon>
        )}
      </header>
      {children}
    </dialog>
  );
}
