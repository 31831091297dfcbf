import type { NetworkNode } from '../../../api/types';

export interface NodeLine {
  value: string;
  label: string;
}

/** Nodes and what they feed as the lines of a choice, set in by how deep each is. */
export function nodeLines(nodes: NetworkNode[], depth = 0): NodeLine[] {
  return nodes.flatMap((node) => [
    { value: node.id, label: `${'\u2003'.repeat(depth)}${node.name}` },
    ...nodeLines(node.feeds, depth + 1),
  ]);
}

/** Those that feed such a thing: nodes a sector, sectors an access. */
export function feedersOf(kind: NetworkNode['kind'], nodes: NetworkNode[]): NodeLine[] {
  const all = nodes.flatMap(withAllBelow);
  const feeder = kind === 'SECTOR' ? 'NODE' : 'SECTOR';
  return kind === 'NODE' ? [] : all.filter((node) => node.kind === feeder).map(({ id, name }) => ({ value: id, label: name }));
}

function withAllBelow(node: NetworkNode): NetworkNode[] {
  return [node, ...node.feeds.flatMap(withAllBelow)];
}
