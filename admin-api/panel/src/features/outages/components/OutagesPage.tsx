import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../ui/Icon';
import { Listing } from '../../../ui/Listing';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { Empty, Failed } from '../../../ui/States';
import { useNetwork } from '../api/get-network';
import { useIncidents, type Shown } from '../api/list-incidents';
import { useOutageTexts } from '../texts';
import { EnterIncident } from './EnterIncident';
import { IncidentCard } from './IncidentCard';
import { NetworkTree } from './NetworkTree';
import classes from './OutagesPage.module.css';
import { PlannedWorks } from './PlannedWorks';

/** What fails, and where: incidents beside the network they are in. */
export default function OutagesPage() {
  const texts = useOutageTexts();
  const [shown, show] = useState<Shown>('open');
  const [node, enter] = useState<string>();
  return (
    <PageFrame
      title={texts.title}
      lead={texts.lead}
      isWide
      aside={
        <Button leftSection={<Icon name="warning" size={17} />} onClick={() => enter('')}>
          {texts.enter}
        </Button>
      }
    >
      <div className={classes.both}>
        <section aria-label={texts.incidents}>
          <div className={classes.head}>
            <h2 className={classes.title}>{texts.incidents}</h2>
            <Segments
              label={texts.shown}
              value={shown}
              options={[
                { value: 'open', name: texts.open },
                { value: 'past', name: texts.past },
              ]}
              onChange={show}
            />
          </div>
          <Incidents shown={shown} />
        </section>
        <div>
          <section aria-label={texts.network}>
            <div className={classes.head}>
              <h2 className={classes.title}>{texts.network}</h2>
            </div>
            <Network onEnter={enter} />
          </section>
          <PlannedWorks />
        </div>
      </div>
      {node !== undefined && <EnterIncident node={node} onClose={() => enter(undefined)} />}
    </PageFrame>
  );
}

function Incidents({ shown }: { shown: Shown }) {
  const texts = useOutageTexts();
  const empty = (
    <Empty icon="check" title={shown === 'open' ? texts.noOpen : texts.noPast}>
      {shown === 'open' && texts.noOpenHint}
    </Empty>
  );
  return (
    <Listing query={useIncidents(shown)} empty={empty} rowHeight="9rem">
      {(found) => (
        <ul className={classes.list}>
          {found.map((incident) => (
            <IncidentCard key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
    </Listing>
  );
}

function Network({ onEnter }: { onEnter: (node: string) => void }) {
  const texts = useOutageTexts();
  const network = useNetwork();
  if (network.isPending) {
    return <Skeleton height="12rem" radius="md" />;
  }
  if (!network.data) {
    return <Failed failure={network.error} onRetry={() => network.refetch()} />;
  }
  return network.data.length === 0 ? (
    <Empty icon="network" title={texts.noNetwork}>
      {texts.noNetworkHint}
    </Empty>
  ) : (
    <NetworkTree nodes={network.data} onEnter={onEnter} />
  );
}
