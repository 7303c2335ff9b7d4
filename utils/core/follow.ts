import { provenAt } from './evidence';
import type { History } from './history';
import { findingOfSpend, periodsOf, type SpendFinding } from './spend';
import { findingOf } from './tree';

/**
 * Nobody can stop a Promote from outside of the app, and its campaign never looks stopped. It is followed all
 * the same: its ad group and ad tell when it has ended, its money is told by the day (facts: field 0.1 to 0.5).
 */
export function isFollowed(history: History): boolean {
  return history.refused?.reason === 'kind-promote' && history.supersededBy === null;
}

/** Since when TikTok shows everything of it as ended, TikTok's time; null while something can still deliver. */
export function endedAt(history: History): number | null {
  const since = history.trees.findLastIndex((tree) => findingOf(tree).state !== 'nothing-can-run') + 1;
  const tree = history.trees[since];
  return tree === undefined ? null : provenAt(tree.stamp);
}

export interface FollowedMoney extends SpendFinding {
  currency: string;
  /** TikTok's time of the report. */
  readAt: number;
}

/**
 * The money of what is followed, as each report since told it, oldest first: by the day, up to the day when it
 * ended (or when it was pressed), on that day, and after it.
 */
export function moneyFollowed(history: History): FollowedMoney[] {
  const turn = endedAt(history) ?? (history.refused === null ? null : provenAt(history.refused.stamp));
  if (turn === null) return [];
  return history.spends.map(({ report, stamp }) => ({
    ...findingOfSpend(report, periodsOf(report.per, report.timezone, turn)),
    currency: report.currency,
    readAt: provenAt(stamp),
  }));
}
