import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NodeKind } from '../../../api/types';
import { Wish } from '../../../ui/Wish';
import { useAddNode } from '../api/add-node';
import { useNetworkTexts } from '../texts';

const MOST_CHARACTERS = 100;

interface Props {
  kind: NodeKind;
  /** What feeds it; null of a node. */
  parent: { id: string; name: string } | null;
  onClose: () => void;
}

export function AddWish({ kind, parent, onClose }: Props) {
  const texts = useNetworkTexts();
  const add = useAddNode();
  const [name, write] = useState('');
  return (
    <Wish
      title={texts.addTitles[kind](parent?.name ?? '')}
      act={texts.add}
      isPending={add.isPending}
      failure={add.error}
      onAct={() => add.mutate({ kind, name, parent: parent?.id ?? null }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput
        label={texts.name}
        description={kind === 'ACCESS' ? undefined : texts.nameHint}
        required
        maxLength={MOST_CHARACTERS}
        value={name}
        onChange={(event) => write(event.currentTarget.value)}
      />
    </Wish>
  );
}
