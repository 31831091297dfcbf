import type { NetworkNode } from '../../../api/types';

/** Nodes and what they feed as the lines of a choice, set in by how deep each is. */
export function nodeLines(nodes: NetworkNode[], depth = 0): { value: string; label: string }[] {
  return nodes.flatMap((node) => [
    { value: node.id, label: `${'\u2003'.repeat(depth)}${node.name}` },
    ...nodeLines(node.feeds, depth + 1),
  ]);
}
