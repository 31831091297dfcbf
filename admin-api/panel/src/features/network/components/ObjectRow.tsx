import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import type { MonitoredObject } from '../../../api/types';
import cards from '../../../ui/cards.module.css';
import { Icon } from '../../../ui/Icon';
import { Tag } from '../../../ui/Tag';
import { Wish } from '../../../ui/Wish';
import { useUnmapObject } from '../api/unmap-object';
import { useNetworkTexts } from '../texts';

export function ObjectRow({ object }: { object: MonitoredObject }) {
  const texts = useNetworkTexts();
  const unmap = useUnmapObject(object.id);
  const [isAsked, ask] = useState(false);
  const close = () => ask(false);
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <h3 className={cards.name}>{object.object}</h3>
        {object.sight ? (
          <Tag tone={object.sight === 'UP' ? 'good' : 'bad'}>{texts.sights[object.sight]}</Tag>
        ) : (
          <Tag>{texts.unseen}</Tag>
        )}
        <span className={cards.end}>
          <ActionIcon variant="subtle" color="gray" aria-label={`${texts.unmap}: ${object.object}`} onClick={() => ask(true)}>
            <Icon name="trash" size={18} />
          </ActionIcon>
        </span>
      </div>
      <p className={cards.small}>{texts.standsFor(object.area)}</p>
      {isAsked && (
        <Wish
          title={texts.unmapTitle(object.object)}
          act={texts.unmap}
          isGrave
          isPending={unmap.isPending}
          failure={unmap.error}
          onAct={() => unmap.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          <p>{object.incident ? texts.unmapWithIncident : texts.unmapWords}</p>
        </Wish>
      )}
    </li>
  );
}
