import { Button } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import { useTexts } from '../texts/language';
import { Dialog } from './Dialog';
import { Problem } from './States';
import classes from './Wish.module.css';

interface Props {
  title: string;
  /** What happens, or the fields it needs. */
  children: ReactNode;
  /** What the button says. */
  act: string;
  isGrave?: boolean;
  isPending: boolean;
  failure: unknown;
  onAct: () => void;
  onClose: () => void;
}

/** Asks before something is done, or for what it needs; stays open and says why when it is refused. */
export function Wish({ title, children, act, isGrave = false, isPending, failure, onAct, onClose }: Props) {
  const { common } = useTexts();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isPending) {
      onAct();
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={classes.wish} onSubmit={submit}>
        {children}
        <Problem failure={failure} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={isPending} {...(isGrave ? { color: 'red.8', 'data-grave': true } : {})}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
