import { Button } from '@mantine/core';
import type { Connection } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import classes from '../../../ui/forms.module.css';
import { Problem } from '../../../ui/States';
import { useDisconnect } from '../api/disconnect';
import { useConnectionTexts } from './texts';

interface Asked {
  connection: Connection;
  name: string;
  onClose: () => void;
}

export function DisconnectDialog({ connection, name, onClose }: Asked) {
  const texts = useConnectionTexts();
  const { common } = useTexts();
  const disconnect = useDisconnect(connection.id);
  return (
    <Dialog title={texts.removeTitle(name)} onClose={onClose}>
      <p className={classes.words}>{texts.removeWords}</p>
      <Problem failure={disconnect.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button
          color="red.8"
          loading={disconnect.isPending}
          onClick={() => disconnect.mutate(undefined, { onSuccess: onClose })}
        >
          {texts.remove}
        </Button>
      </div>
    </Dialog>
  );
}
