import { Button } from '@mantine/core';
import { useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useSupportTexts } from '../texts';
import classes from './support.module.css';

interface Props {
  draft: {
    save: { error: unknown; isPending: boolean; isSuccess: boolean };
    isTouched: boolean;
    isFit: boolean;
    forget: () => void;
    keep: () => void;
  };
}

/** Stays in sight while there is something to save. */
export function SaveBar({ draft: { save, isTouched, isFit, forget, keep } }: Props) {
  const texts = useSupportTexts();
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
