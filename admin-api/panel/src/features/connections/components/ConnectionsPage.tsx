import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty, Failed } from '../../../ui/States';
import { useConnections } from '../api/list-connections';
import { ConnectDialog } from './ConnectDialog';
import { ConnectionRow } from './ConnectionRow';
import classes from './ConnectionsPage.module.css';
import { GROUP_NAMES, groupOf, useKindWords } from './kinds';
import { useConnectionTexts } from './texts';

/** The systems a tenant works with: how each does, and what an owner may do with it. */
export default function ConnectionsPage() {
  const texts = useConnectionTexts();
  const words = useKindWords();
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
      {GROUP_NAMES.map((group) => (
        <Group key={group} name={words.groups[group]} connections={connections.data?.filter(({ kind }) => groupOf(kind) === group) ?? []} />
      ))}
      {isConnecting && <ConnectDialog onClose={() => connect(false)} />}
    </PageFrame>
  );
}

function Group({ name, connections }: { name: string; connections: Connection[] }) {
  if (connections.length === 0) {
    return null;
  }
  return (
    <section className={classes.group}>
      <h2 className={classes.groupName}>{name}</h2>
      <ul className={classes.list}>
        {connections.map((connection) => (
          <ConnectionRow key={connection.id} connection={connection} />
        ))}
      </ul>
    </section>
  );
}
