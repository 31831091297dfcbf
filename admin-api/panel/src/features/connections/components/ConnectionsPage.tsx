import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty, Failed } from '../../../ui/States';
import { useConnections } from '../api/list-connections';
import { ConnectDialog } from './ConnectDialog';
import { ConnectionRow } from './ConnectionRow';
import classes from './ConnectionsPage.module.css';
import { useConnectionTexts } from './texts';

/** The systems a tenant works with: how each does, and what an owner may do with it. */
export default function ConnectionsPage() {
  const texts = useConnectionTexts();
  const connections = useConnections();
  const [isConnecting, connect] = useState(false);
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <Button className={classes.connect} leftSection={<Icon name="plug" size={18} />} onClick={() => connect(true)}>
        {texts.connect}
      </Button>
      {connections.isPending && <Skeleton height="5rem" radius="md" />}
      {connections.isError && !connections.data && <Failed failure={connections.error} onRetry={() => connections.refetch()} />}
      {connections.data?.length === 0 && (
        <Empty icon="plug" title={texts.empty}>
          {texts.emptyWords}
        </Empty>
      )}
      <ul className={classes.list}>
        {connections.data?.map((connection) => (
          <ConnectionRow key={connection.id} connection={connection} />
        ))}
      </ul>
      {isConnecting && <ConnectDialog onClose={() => connect(false)} />}
    </PageFrame>
  );
}
