import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChannelDetails } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { Problem } from '../../../ui/States';
import { useRenameChannel } from '../api/rename-channel';
import classes from '../../../ui/forms.module.css';
import { useChannelTexts } from './texts';

export function RenameDialog({ channel, onClose }: { channel: ChannelDetails; onClose: () => void }) {
  const texts = useChannelTexts();
  const { common } = useTexts();
  const rename = useRenameChannel(channel.id);
  const [name, setName] = useState(channel.name);
  return (
    <Dialog title={texts.rename} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate(name.trim(), { onSuccess: onClose });
        }}
      >
        <TextInput
          label={texts.name}
          description={texts.nameHint}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Problem failure={rename.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={rename.isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
