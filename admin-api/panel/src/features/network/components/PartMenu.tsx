import { ActionIcon, Menu } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { NetworkNode, NodeKind } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { useNetworkTexts } from '../texts';
import { ChangeWish } from './ChangeWish';
import { RemoveDialog } from './RemoveDialog';

export interface Part {
  id: string;
  kind: NodeKind;
  name: string;
  parent: string | null;
}

interface Props {
  part: Part;
  tree: NetworkNode[];
  /** What else may be done with it. */
  add?: { name: string; icon: ReactNode; onAct: () => void };
}

export function PartMenu({ part, tree, add }: Props) {
  const texts = useNetworkTexts();
  const [asked, ask] = useState<'change' | 'remove'>();
  const close = () => ask(undefined);
  return (
    <>
      <Menu position="bottom-end" shadow="md" keepMounted={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={texts.menuOf(part.name)}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {add && (
            <Menu.Item leftSection={add.icon} onClick={add.onAct}>
              {add.name}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Icon name="note" size={18} />} onClick={() => ask('change')}>
            {part.kind === 'NODE' ? texts.rename : texts.change}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="trash" size={18} />} onClick={() => ask('remove')}>
            {texts.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'change' && <ChangeWish part={part} tree={tree} onClose={close} />}
      {asked === 'remove' && <RemoveDialog part={part} onClose={close} />}
    </>
  );
}
