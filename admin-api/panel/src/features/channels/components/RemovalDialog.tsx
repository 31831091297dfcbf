import { Button } from '@mantine/core';
import type { ChannelDetails } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { Problem } from '../../../ui/States';
import { useRemoveChannel } from '../api/remove-channel';
import classes from '../../../ui/forms.module.css';
import { useChannelTexts } from './texts';

interface Asked {
  channel: ChannelDetails;
  name: string;
  onClose: () => void;
}

export function RemovalDialog({ channel, name, onClose }: Asked) {
  const texts = useChannelTexts();
  const { common } = useTexts();
  const remove = useRemoveChannel(channel.id);
  return (
    <Dialog title={texts.removal.title(name)} onClose={onClose}>
      <p className={classes.words}>{texts.removal.words}</p>
      <Problem failure={remove.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button color="red.8" loading={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: onClose })}>
          {texts.remove}
        </Button>
      </div>
    </Dialog>
  );
}
