import { materialsTold } from './ahead';
import type { Material, NodeLevel } from './entity';
import type { TreeNode } from './evidence';
import type { History } from './history';
import { MATERIALS_AT_ONCE } from './ladder';
import { reportOf, type Leak } from './leaks';
import { micros } from './money';
import { findingOfSpend, periodsOf } from './spend';
import { findingOf } from './tree';
import type { LeakingPart } from './verdict';

/** What a leak comes to, for a sentence: money, or impressions where nothing was charged for them. */
export type LeakFigures =
  { amount: string; currency: string; period: string } | { shown: string; period: string };

/** What leaked since that stop by the newest report, or what was first told when that one forgot it. */
export function figuresOf(history: History, { row, spell }: Leak): LeakFigures {
  const newest = history.spends.at(-1);
  const { period } = row;
  const shown = { shown: String(row.shown ?? 0), period };
  if (newest === undefined) return shown;
  const report = reportOf(newest.report, newest.seq, spell);
  const { after } = findingOfSpend(report, periodsOf(report.per, report.timezone, spell.stoppedAt));
  return figures(after, row.spent, report.currency, shown);
}

/** @param told money that the newest report tells, @param first money of the row that was first told */
export function figures(
  told: string,
  first: string,
  currency: string,
  shown: { shown: string; period: string },
): LeakFigures {
  const amount = [told, first].find((one) => micros(one) > 0n);
  return amount === undefined ? shown : { amount, currency, period: shown.period };
}

/**
 * The part below an entity that the money goes through: the one that spent most in the silent hours, else
 * the one that TikTok says can deliver. Null when neither tells.
 *
 * @param stoppedAt TikTok's time of the stop, milliseconds
 */
export function leakingPart(history: History, stoppedAt: number): LeakingPart | null {
  const report = history.spends.at(-1)?.report;
  const below = history.belows.at(-1);
  const tree = history.trees.at(-1);
  const nodeOf = (level: NodeLevel, id: string) =>
    tree?.nodes.find((node) => node.level === level && node.id === id);
  if (history.identified?.entity.ref.level === 'ad') return materialPart(history);
  if (report !== undefined && below !== undefined) {
    const periods = periodsOf(report.per, report.timezone, stoppedAt);
    let most: { part: LeakingPart; spent: bigint } | null = null;
    for (const { level, id, rows } of below.parts) {
      const spent = micros(findingOfSpend({ ...report, rows }, periods).after);
      const node = nodeOf(level, id) ?? { level, id, name: id };
      if (spent > (most?.spent ?? 0n)) most = { part: partOf(node), spent };
    }
    if (most !== null) return most.part;
  }
  if (tree === undefined) return null;
  const { state, node } = findingOf(tree);
  return state === 'running' && node !== null ? partOf(node) : null;
}

/** A node by its name; a Smart+ ad that has one material left on is that material. */
export function partOf({ level, id, name, materialsOn }: Named): LeakingPart {
  const [only, ...others] = materialsOn ?? [];
  return only !== undefined && others.length === 0 ? ofMaterials([only], { id, name }) : { level, id, name };
}

type Named = Pick<TreeNode, 'level' | 'id' | 'name' | 'materialsOn'>;

/** What a Smart+ ad that is off itself can go on through: all its materials that are on. Null where none is told. */
export function materialPart(history: History): LeakingPart | null {
  const ad = history.identified?.entity;
  const on = materialsTold(history)?.on ?? [];
  if (ad?.ref.level !== 'ad' || on.length === 0) return null;
  return ofMaterials(on, { id: ad.ref.id, name: ad.name });
}

function ofMaterials(on: readonly Material[], ad: { id: string; name: string }): LeakingPart {
  const ids = on.map(({ id }) => id).slice(0, MATERIALS_AT_ONCE);
  return {
    level: 'material',
    id: ids[0] ?? '',
    name: on.map(({ name }) => name).join(', '),
    through: { ...ad, materials: ids },
  };
}

/** A Promote that shows the same post and runs beside it: what looks like the thing itself. */
export function siblingPromote({ surroundings }: History): LeakingPart | null {
  const promote = surroundings?.around.promotes.find(({ samePost }) => samePost === true);
  return promote === undefined ? null : { level: 'promote', id: promote.id, name: promote.name };
}
