import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { Listing } from '../../../ui/Listing';
import { Empty, Failed } from '../../../ui/States';
import { useMonitors } from '../api/list-monitors';
import { useObjects } from '../api/list-objects';
import { useNetworkTexts } from '../texts';
import { MapWish } from './MapWish';
import classes from './NetworkPage.module.css';
import { ObjectRow } from './ObjectRow';

/** Which object of which monitor stands for which node. */
export function Monitored() {
  const texts = useNetworkTexts();
  const monitors = useMonitors();
  const [chosen, choose] = useState<string>();
  if (monitors.isPending) {
    return <Skeleton height="12rem" radius="md" />;
  }
  if (!monitors.data) {
    return <Failed failure={monitors.error} onRetry={() => monitors.refetch()} />;
  }
  const monitor = monitors.data.find(({ id }) => id === chosen) ?? monitors.data[0];
  if (!monitor) {
    return (
      <Empty icon="plug" title={texts.noMonitor}>
        {texts.noMonitorWords}
      </Empty>
    );
  }
  return (
    <>
      {monitors.data.length > 1 && (
        <div className={classes.acts}>
          <NativeSelect
            label={texts.monitor}
            value={monitor.id}
            onChange={(event) => choose(event.currentTarget.value)}
            data={monitors.data.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
      <Objects key={monitor.id} monitor={monitor} />
    </>
  );
}

function Objects({ monitor }: { monitor: Connection }) {
  const texts = useNetworkTexts();
  const objects = useObjects(monitor.id);
  const [isMapping, map] = useState(false);
  const empty = (
    <Empty icon="network" title={texts.noObjects(monitor.name)}>
      {texts.noObjectsWords}
    </Empty>
  );
  return (
    <>
      <div className={classes.acts}>
        <Button leftSection={<Icon name="plug" size={17} />} onClick={() => map(true)}>
          {texts.map}
        </Button>
      </div>
      <Listing query={objects} empty={empty}>
        {(found) => (
          <ul className={classes.tree}>
            {found.map((object) => (
              <ObjectRow key={object.id} object={object} />
            ))}
          </ul>
        )}
      </Listing>
      {isMapping && <MapWish monitor={monitor} onClose={() => map(false)} />}
    </>
  );
}
