import { Button, Skeleton, Switch } from '@mantine/core';
import type { WidgetIdentity } from '../../../api/types';
import { Dialog } from '../../../ui/Dialog';
import classes from '../../../ui/forms.module.css';
import { Failed, Problem } from '../../../ui/States';
import { useIdentity } from '../api/get-identity';
import { useRequireIdentity } from '../api/require-identity';
import { IdentityKeys } from './IdentityKeys';
import { useIdentityTexts } from './identity-texts';
import { useChannelTexts } from './texts';

interface Asked {
  channel: string;
  onClose: () => void;
}

/** Who a widget's visitors are by the word of the owner's own site. */
export function IdentityDialog({ channel, onClose }: Asked) {
  const texts = useIdentityTexts();
  const identity = useIdentity(channel);
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <p className={classes.words}>{texts.lead}</p>
      {identity.isPending && <Skeleton height="12rem" radius="md" />}
      {identity.error && !identity.data && <Failed failure={identity.error} onRetry={() => identity.refetch()} />}
      {identity.data && <Settings channel={channel} identity={identity.data} onClose={onClose} />}
    </Dialog>
  );
}

function Settings({ channel, identity, onClose }: Asked & { identity: WidgetIdentity }) {
  const texts = useIdentityTexts();
  const { done } = useChannelTexts();
  const require = useRequireIdentity(channel);
  const hasNone = identity.keys.length === 0;
  return (
    <div className={classes.form}>
      <IdentityKeys channel={channel} keys={identity.keys} />
      <Switch
        label={texts.required}
        description={identity.required && hasNone ? texts.nobody : texts.requiredHint}
        checked={identity.required}
        disabled={require.isPending || (hasNone && !identity.required)}
        onChange={(event) => require.mutate(event.currentTarget.checked)}
      />
      <Problem failure={require.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {done}
        </Button>
      </div>
    </div>
  );
}
