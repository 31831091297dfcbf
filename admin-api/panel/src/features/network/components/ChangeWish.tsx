import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NetworkNode } from '../../../api/types';
import { Wish } from '../../../ui/Wish';
import { useChangeNode } from '../api/change-node';
import { useNetworkTexts } from '../texts';
import { feedersOf } from './nodeLines';
import type { Part } from './PartMenu';

const MOST_CHARACTERS = 100;

/** Another name, another place, or both. */
export function ChangeWish({ part, tree, onClose }: { part: Part; tree: NetworkNode[]; onClose: () => void }) {
  const texts = useNetworkTexts();
  const change = useChangeNode(part.id);
  const [name, write] = useState(part.name);
  const [parent, place] = useState(part.parent);
  return (
    <Wish
      title={texts.changeTitle(part.name)}
      act={texts.save}
      isPending={change.isPending}
      failure={change.error}
      onAct={() => change.mutate({ name, parent }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput
        label={texts.name}
        required
        maxLength={MOST_CHARACTERS}
        value={name}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {part.kind !== 'NODE' && (
        <NativeSelect
          label={texts.fedBy}
          description={part.kind === 'SECTOR' ? texts.moveHint : undefined}
          value={parent ?? ''}
          onChange={(event) => place(event.currentTarget.value)}
          data={feedersOf(part.kind, tree)}
        />
      )}
    </Wish>
  );
}
