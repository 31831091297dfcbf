import { ActionIcon } from '@mantine/core';
import type { NetworkNode } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { Tag, type Tone } from '../../../ui/Tag';
import { useOutageTexts } from '../texts';
import classes from './NetworkTree.module.css';

const TONES: Record<NetworkNode['state'], Tone> = { WELL: 'good', IN_WORKS: 'quiet', SUSPECTED: 'warn', DOWN: 'bad' };

/** Nodes, and below each what it feeds. */
export function NetworkTree({ nodes, onEnter }: { nodes: NetworkNode[]; onEnter: (node: string) => void }) {
  return (
    <ul className={classes.tree}>
      {nodes.map((node) => (
        <Branch key={node.id} node={node} onEnter={onEnter} />
      ))}
    </ul>
  );
}

function Branch({ node, onEnter }: { node: NetworkNode; onEnter: (node: string) => void }) {
  const texts = useOutageTexts();
  return (
    <li>
      <div className={classes.node} data-state={node.state}>
        <span className={classes.dot} />
        <span className={classes.what}>
          <span className={classes.name}>{node.name}</span>
          <span className={classes.accesses}>{texts.accesses(node.accesses)}</span>
        </span>
        <Tag tone={TONES[node.state]}>{texts.nodeStates[node.state]}</Tag>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={node.state === 'DOWN'}
          aria-label={`${texts.enter}: ${node.name}`}
          onClick={() => onEnter(node.id)}
        >
          <Icon name="warning" size={16} />
        </ActionIcon>
      </div>
      {node.feeds.length > 0 && <NetworkTree nodes={node.feeds} onEnter={onEnter} />}
    </li>
  );
}
