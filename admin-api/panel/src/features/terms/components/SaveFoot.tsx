import { Button } from '@mantine/core';
import { Problem } from '../../../ui/States';
import { useTermsTexts } from '../texts';
import classes from './TermsPage.module.css';

interface Setting {
  error: unknown;
  isPending: boolean;
  isSuccess: boolean;
}

/** The end of a form: what went wrong, that it is saved, and the button. */
export function SaveFoot({ setting, isComplete }: { setting: Setting; isComplete: boolean }) {
  const texts = useTermsTexts();
  return (
    <>
      <Problem failure={setting.error} />
      <div className={classes.foot}>
        {setting.isSuccess && (
          <span className={classes.saved} role="status">
            {texts.saved}
          </span>
        )}
        <Button type="submit" disabled={!isComplete} loading={setting.isPending}>
          {texts.save}
        </Button>
      </div>
    </>
  );
}
