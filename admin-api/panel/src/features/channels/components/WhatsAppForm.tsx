import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type ChangeEvent } from 'react';
import { Problem } from '../../../ui/States';
import { useConnectWhatsApp } from '../api/connect-whatsapp';
import classes from '../../../ui/forms.module.css';
import { MetaSteps } from './MetaSteps';
import { useChannelTexts } from './texts';

export function WhatsAppForm({ onClose }: { onClose: () => void }) {
  const texts = useChannelTexts();
  const connect = useConnectWhatsApp();
  const [number, setNumber] = useState({ phoneNumberId: '', token: '', appSecret: '' });
  const field = (name: keyof typeof number) => ({
    value: number[name],
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement>) => setNumber({ ...number, [name]: event.currentTarget.value }),
  });
  if (connect.data) {
    return <MetaSteps connected={connect.data} onClose={onClose} />;
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        connect.mutate({
          phoneNumberId: number.phoneNumberId.trim(),
          token: number.token.trim(),
          appSecret: number.appSecret.trim() || null,
        });
      }}
    >
      <p>{texts.whatsapp.steps}</p>
      <TextInput
        label={texts.whatsapp.number}
        description={texts.whatsapp.numberHint}
        inputMode="numeric"
        autoFocus
        {...field('phoneNumberId')}
      />
      <PasswordInput label={texts.whatsapp.token} {...field('token')} />
      <PasswordInput
        label={texts.whatsapp.appSecret}
        description={texts.whatsapp.appSecretHint}
        {...field('appSecret')}
      />
      <Problem failure={connect.error} />
      <div className={classes.buttons}>
        <Button
          type="submit"
          disabled={number.phoneNumberId.trim() === '' || number.token.trim() === ''}
          loading={connect.isPending}
        >
          {texts.whatsapp.submit}
        </Button>
      </div>
    </form>
  );
}
