import { Button } from '@mantine/core';
import { useState } from 'react';
import type { NetworkNode } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { useNetworkTexts } from '../texts';
import { Accesses } from './Accesses';
import { AddWish } from './AddWish';
import classes from './NetworkPage.module.css';
import { PartMenu } from './PartMenu';

/** A node or a sector, what may be done with it, and what it feeds. */
export function Branch({ node, parent, tree }: { node: NetworkNode; parent: string | null; tree: NetworkNode[] }) {
  const texts = useNetworkTexts();
  const [isOpen, open] = useState(false);
  const [isAdding, add] = useState(false);
  const fed = node.kind === 'NODE' ? 'SECTOR' : 'ACCESS';
  return (
    <li>
      <div className={classes.row}>
        <span className={`${classes.name} ${node.kind === 'NODE' ? classes.root : ''}`}>{node.name}</span>
        {node.kind === 'SECTOR' && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-label={`${node.name}: ${texts.accesses(node.accesses)}`}
            onClick={() => open(!isOpen)}
          >
            {texts.accesses(node.accesses)}
          </Button>
        )}
        <PartMenu
          part={{ id: node.id, kind: node.kind, name: node.name, parent }}
          tree={tree}
          add={{ name: texts.addTo[node.kind === 'NODE' ? 'NODE' : 'SECTOR'], icon: <Icon name="branch" size={18} />, onAct: () => add(true) }}
        />
      </div>
      {node.feeds.length > 0 && (
        <ul className={classes.tree}>
          {node.feeds.map((one) => (
            <Branch key={one.id} node={one} parent={node.id} tree={tree} />
          ))}
        </ul>
      )}
      {isOpen && <Accesses sector={node} tree={tree} />}
      {isAdding && <AddWish kind={fed} parent={node} onClose={() => add(false)} />}
    </li>
  );
}
