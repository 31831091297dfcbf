import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../api/types';
import { Wish } from '../../../ui/Wish';
import { useTree } from '../api/get-tree';
import { useMapObject } from '../api/map-object';
import { useNetworkTexts } from '../texts';
import { nodeLines } from './nodeLines';

const MOST_CHARACTERS = 200;

export function MapWish({ monitor, onClose }: { monitor: Connection; onClose: () => void }) {
  const texts = useNetworkTexts();
  const map = useMapObject();
  const tree = useTree().data ?? [];
  const [object, write] = useState('');
  const [node, choose] = useState('');
  return (
    <Wish
      title={texts.mapTitle(monitor.name)}
      act={texts.save}
      isPending={map.isPending}
      failure={map.error}
      onAct={() => map.mutate({ monitor: monitor.id, object: object.trim(), node }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput
        label={texts.object}
        description={texts.objectHints[monitor.kind]}
        required
        maxLength={MOST_CHARACTERS}
        value={object}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <NativeSelect
        label={texts.node}
        required
        value={node}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[{ value: '', label: texts.choose }, ...nodeLines(tree)]}
      />
    </Wish>
  );
}
