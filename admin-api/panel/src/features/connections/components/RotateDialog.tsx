import { Button } from '@mantine/core';
import type { Connection } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import classes from '../../../ui/forms.module.css';
import { Problem } from '../../../ui/States';
import { useRotateSecret } from '../api/rotate-secret';
import { SecretShown } from './SecretShown';
import { useConnectionTexts } from './texts';

export function RotateDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const texts = useConnectionTexts();
  const { common } = useTexts();
  const rotate = useRotateSecret(connection.id);
  return (
    <Dialog title={texts.rotate} onClose={onClose}>
      {rotate.data?.secret ? (
        <SecretShown made={rotate.data} onClose={onClose} />
      ) : (
        <>
          {rotate.data && (
            <p className={classes.words} role="alert">
              {texts.secretLost}
            </p>
          )}
          <p className={classes.words}>{texts.rotateWords[connection.kind === 'WEBHOOK' ? 'WEBHOOK' : 'MONITOR_HOOK']}</p>
          <Problem failure={rotate.error} />
          <div className={classes.buttons}>
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
              {texts.rotate}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
