import type { NodeLevel } from './entity';
import type { History } from './history';
import { micros } from './money';
import { findingOfSpend, periodsOf } from './spend';
import { findingOf } from './tree';
import type { LeakingPart } from './verdict';

/**
 * The part below an entity that the money goes through: the one that spent most in the silent hours, else
 * the one that TikTok says can deliver. Null when neither tells.
 *
 * @param stoppedAt TikTok's time of the stop, milliseconds
 */
export function leakingPart(history: History, stoppedAt: number): LeakingPart | null {
  const report = history.spends.at(-1)?.report;
  const tree = history.trees.at(-1);
  const nameOf = (level: NodeLevel, id: string) =>
    tree?.nodes.find((node) => node.level === level && node.id === id)?.name ?? id;
  if (report !== undefined && history.below !== null) {
    const periods = periodsOf(report.per, report.timezone, stoppedAt);
    let most: { part: LeakingPart; spent: bigint } | null = null;
    for (const { level, id, rows } of history.below.parts) {
      const spent = micros(findingOfSpend({ ...report, rows }, periods).after);
      if (spent > (most?.spent ?? 0n)) most = { part: { level, id, name: nameOf(level, id) }, spent };
    }
    if (most !== null) return most.part;
  }
  if (tree === undefined) return null;
  const { state, node } = findingOf(tree);
  return state === 'running' && node !== null ? { level: node.level, id: node.id, name: node.name } : null;
}
