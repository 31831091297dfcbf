import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { ChannelDetails } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { Problem } from '../../../ui/States';
import { useReplaceSecrets } from '../api/replace-secrets';
import classes from '../../../ui/forms.module.css';
import { MetaSteps } from './MetaSteps';
import { useChannelTexts } from './texts';

interface Asked {
  channel: ChannelDetails;
  name: string;
  onClose: () => void;
}

/** Other secrets for a channel; what the owner does not type stays. */
export function SecretsDialog({ channel, name, onClose }: Asked) {
  const texts = useChannelTexts();
  const { common } = useTexts();
  const replace = useReplaceSecrets(channel.id);
  const [token, setToken] = useState('');
  const [appSecret, setAppSecret] = useState('');
  const isWhatsApp = channel.kind === 'WHATSAPP';
  const isEmpty = token.trim() === '' && appSecret.trim() === '';
  if (replace.data?.verifyToken) {
    return (
      <Dialog title={texts.secrets.title(name)} onClose={onClose}>
        <MetaSteps connected={replace.data} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={texts.secrets.title(name)} onClose={onClose}>
      <p className={classes.words}>{texts.secrets.words}</p>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          replace.mutate(
            { token: token.trim() || null, appSecret: appSecret.trim() || null },
            { onSuccess: (connected) => !connected.verifyToken && onClose() },
          );
        }}
      >
        <PasswordInput
          label={isWhatsApp ? texts.whatsapp.token : texts.telegram.token}
          description={isWhatsApp ? texts.secrets.tokenKept : undefined}
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        {isWhatsApp && (
          <PasswordInput
            label={texts.whatsapp.appSecret}
            description={texts.whatsapp.appSecretHint}
            autoComplete="off"
            value={appSecret}
            onChange={(event) => setAppSecret(event.currentTarget.value)}
          />
        )}
        <Problem failure={replace.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={isEmpty} loading={replace.isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
