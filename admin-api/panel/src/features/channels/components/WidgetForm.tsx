import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/States';
import { useConnectWidget } from '../api/connect-widget';
import classes from '../../../ui/forms.module.css';
import { useChannelTexts } from './texts';
import { WidgetEditor } from './WidgetEditor';

/** A name makes the widget; then its look and its code are shown. */
export function WidgetForm({ onClose }: { onClose: () => void }) {
  const texts = useChannelTexts();
  const connect = useConnectWidget();
  const [name, setName] = useState('');
  if (connect.data) {
    return <WidgetEditor channel={connect.data.channel.id} onClose={onClose} />;
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        connect.mutate(name.trim());
      }}
    >
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        maxLength={60}
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Problem failure={connect.error} />
      <div className={classes.buttons}>
        <Button type="submit" disabled={name.trim() === ''} loading={connect.isPending}>
          {texts.widget.submit}
        </Button>
      </div>
    </form>
  );
}
