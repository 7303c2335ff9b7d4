import type { TreeNode } from './evidence';
import { classOf, type StatusClass } from './status';

/** Everything below an entity, as one look found it. */
export interface Tree {
  nodes: TreeNode[];
  total: number;
  complete: boolean;
  /** It lists no ad, although everything of this kind that can spend has one. */
  lacksAds: boolean;
}

/** What the levels below an entity say, worst first. */
export type TreeState = 'running' | 'unprovable' | 'may-resume' | 'incomplete' | 'empty' | 'nothing-can-run';

export interface TreeFinding {
  state: TreeState;
  /** The node that says so, or null for `incomplete`, `empty` and `nothing-can-run`. */
  node: TreeNode | null;
}

/**
 * Sorts one reading of everything below an entity. Only a complete reading whose every node is off or
 * ended says that nothing can run (facts: marketing-api 16, L2). An empty list is never proof: an answer that lost its
 * rows looks the same.
 */
export function findingOf(tree: Tree): TreeFinding {
  const worst: Partial<Record<StatusClass, TreeNode>> = {};
  for (const node of tree.nodes) worst[classOfNode(node)] ??= node;
  if (worst.running) return { state: 'running', node: worst.running };
  const unclear = worst.unknown ?? worst.absent;
  if (unclear) return { state: 'unprovable', node: unclear };
  if (worst['may-resume']) return { state: 'may-resume', node: worst['may-resume'] };
  if (!tree.complete || tree.nodes.length !== tree.total) return { state: 'incomplete', node: null };
  return { state: tree.lacksAds ? 'empty' : 'nothing-can-run', node: null };
}

/** A session that still exists may spend its own budget whatever the campaign's switch says. */
function classOfNode(node: TreeNode): StatusClass {
  return node.level === 'session' ? 'running' : classOf(node.level, node.status);
}
