import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { useConnectTelegram } from '../api/connect-telegram';
import classes from '../../../ui/forms.module.css';
import { useChannelTexts } from './texts';

/** Paste the token: live. */
export function TelegramForm({ onClose }: { onClose: () => void }) {
  const texts = useChannelTexts();
  const connect = useConnectTelegram();
  const [token, setToken] = useState('');
  if (connect.data) {
    return (
      <div className={classes.done}>
        <p className={classes.good} role="status">
          <Icon name="check" />
          {texts.telegram.done(connect.data.channel.name)}
        </p>
        <div className={classes.buttons}>
          <Button onClick={onClose}>{texts.done}</Button>
        </div>
      </div>
    );
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        connect.mutate(token.trim());
      }}
    >
      <p>{texts.telegram.steps}</p>
      <PasswordInput
        label={texts.telegram.token}
        placeholder={texts.telegram.placeholder}
        autoComplete="off"
        autoFocus
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      <Problem failure={connect.error} />
      <div className={classes.buttons}>
        <Button type="submit" disabled={token.trim() === ''} loading={connect.isPending}>
          {texts.telegram.submit}
        </Button>
      </div>
    </form>
  );
}
