import type { NodeLevel } from '../entity';
import { provenAt, type TreeNode } from '../evidence';
import type { History } from '../history';
import { classOf, type StatusClass } from '../status';

/** What the newest look says of one level. */
export interface LevelRead {
  level: NodeLevel;
  count: number;
  /** How many of them TikTok says can never deliver again unless somebody acts. */
  still: number;
  /** The others: what can deliver, may start by itself, or has a status that says nothing. Worst first. */
  others: { node: TreeNode; state: StatusClass }[];
}

/** Which levels were read, and how far that look can be trusted. */
export interface LevelsRead {
  /** TikTok's time of the look. */
  readAt: number;
  /** All pages came and the counts agree. */
  complete: boolean;
  levels: LevelRead[];
}

const WORST_FIRST: readonly StatusClass[] = ['running', 'unknown', 'absent', 'may-resume', 'ended', 'off'];
const STILL: ReadonlySet<StatusClass> = new Set(['off', 'ended']);
const TOP_DOWN: readonly NodeLevel[] = ['campaign', 'adgroup', 'ad', 'session'];

/** What is below the order's entity by the newest look since the last send; null before the first. */
export function levelsRead({ trees }: History): LevelsRead | null {
  const tree = trees.at(-1);
  if (tree === undefined) return null;
  const levels = TOP_DOWN.flatMap((level): LevelRead[] => {
    const nodes = tree.nodes.filter((node) => node.level === level);
    if (nodes.length === 0) return [];
    const others = nodes
      .map((node) => ({ node, state: stateOf(node) }))
      .filter(({ state }) => !STILL.has(state))
      .sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state));
    return [{ level, count: nodes.length, still: nodes.length - others.length, others }];
  });
  return {
    readAt: provenAt(tree.stamp),
    complete: tree.complete && tree.nodes.length === tree.total,
    levels,
  };
}

/** A session spends its own budget for as long as it exists. */
function stateOf({ level, status }: TreeNode): StatusClass {
  return level === 'session' ? 'running' : classOf(level, status);
}
