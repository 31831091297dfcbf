import { Button } from '@mantine/core';
import { useTexts } from '../texts/language';
import classes from './SaveBar.module.css';
import { Problem } from './States';

interface Props {
  draft: {
    save: { error: unknown; isPending: boolean; isSuccess: boolean };
    isTouched: boolean;
    isFit: boolean;
    forget: () => void;
    keep: () => void;
  };
  texts: { saved: string; discard: string };
}

/** Stays in sight while there is something to save. */
export function SaveBar({ draft: { save, isTouched, isFit, forget, keep }, texts }: Props) {
  const { replies } = useTexts();
  if (!isTouched) {
    return save.isSuccess ? (
      <p className={classes.saved} role="status">
        {texts.saved}
      </p>
    ) : null;
  }
  return (
    <div className={classes.bar}>
      <Problem failure={save.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={forget}>
          {texts.discard}
        </Button>
        <Button disabled={!isFit} loading={save.isPending} onClick={keep}>
          {replies.save}
        </Button>
      </div>
    </div>
  );
}
