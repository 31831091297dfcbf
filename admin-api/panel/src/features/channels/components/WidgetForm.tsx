import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newKey } from '../../../api/keys';
import { Problem } from '../../../ui/States';
import { useConnectWidget, type NewWidget } from '../api/connect-widget';
import classes from '../../../ui/forms.module.css';
import { useChannelTexts } from './texts';
import { WidgetEditor } from './WidgetEditor';

/** A name makes the widget; then its look and its code are shown. */
export function WidgetForm({ onClose }: { onClose: () => void }) {
  const texts = useChannelTexts();
  const connect = useConnectWidget();
  const [wish, setWish] = useState<NewWidget>(() => ({ key: newKey(), name: '' }));
  if (connect.data) {
    return <WidgetEditor channel={connect.data.channel.id} onClose={onClose} />;
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        connect.mutate({ ...wish, name: wish.name.trim() });
      }}
    >
      <TextInput
        label={texts.name}
        description={texts.nameHint}
        maxLength={60}
        autoFocus
        value={wish.name}
        onChange={(event) => setWish({ key: newKey(), name: event.currentTarget.value })}
      />
      <Problem failure={connect.error} />
      <div className={classes.buttons}>
        <Button type="submit" disabled={wish.name.trim() === ''} loading={connect.isPending}>
          {texts.widget.submit}
        </Button>
      </div>
    </form>
  );
}
