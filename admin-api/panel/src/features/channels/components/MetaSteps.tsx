import { Button } from '@mantine/core';
import type { Connected } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { Copyable } from '../../../ui/Copyable';
import classes from '../../../ui/forms.module.css';
import { useChannelTexts } from './texts';

/** What is still to be entered at Meta, where the number belongs to an app of the owner's own. */
export function MetaSteps({ connected, onClose }: { connected: Connected; onClose: () => void }) {
  const texts = useChannelTexts();
  const { channel, verifyToken } = connected;
  return (
    <div className={classes.done}>
      <p className={classes.good} role="status">
        <Icon name="check" />
        {texts.whatsapp.done}
      </p>
      {verifyToken ? (
        <>
          <p>{texts.whatsapp.enter}</p>
          {channel.webhook ? <Copyable label={texts.whatsapp.url} text={channel.webhook} /> : <p>{texts.webhookMissing}</p>}
          <Copyable label={texts.whatsapp.verify} text={verifyToken} />
          <p className={classes.words}>{texts.whatsapp.once}</p>
        </>
      ) : (
        <p>{texts.whatsapp.shared}</p>
      )}
      <div className={classes.buttons}>
        <Button onClick={onClose}>{texts.done}</Button>
      </div>
    </div>
  );
}
