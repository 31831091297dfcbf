import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty, Failed } from '../../../ui/States';
import { useOverview } from '../api/list-overview';
import { ChannelCard } from './ChannelCard';
import classes from './ChannelsPage.module.css';
import { ConnectDialog } from './ConnectDialog';
import { useChannelTexts } from './texts';

/** The doors customers come in by: how each does, and what an owner may do with it. */
export default function ChannelsPage() {
  const texts = useChannelTexts();
  const channels = useOverview();
  const [isConnecting, connect] = useState(false);
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <Button className={classes.connect} leftSection={<Icon name="channels" size={18} />} onClick={() => connect(true)}>
        {texts.connect}
      </Button>
      {channels.isPending && <Skeleton height="9.5rem" radius="md" />}
      {channels.isError && !channels.data && <Failed failure={channels.error} onRetry={() => channels.refetch()} />}
      {channels.data?.length === 0 && (
        <Empty icon="channels" title={texts.empty}>
          {texts.emptyWords}
        </Empty>
      )}
      <ul className={classes.cards}>
        {channels.data?.map((channel) => (
          <ChannelCard key={channel.id} channel={channel} />
        ))}
      </ul>
      {isConnecting && <ConnectDialog onClose={() => connect(false)} />}
    </PageFrame>
  );
}
