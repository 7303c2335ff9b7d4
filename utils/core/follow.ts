import { provenAt } from './evidence';
import type { History } from './history';
import { FOLLOW_AT, FOLLOW_EVERY } from './ladder';
import { oncePer } from './once';
import { findingOfSpend, periodsOf, type SpendFinding } from './spend';
import { findingOf } from './tree';

/**
 * Nobody can stop a Promote from outside of the app, and its campaign never looks stopped. It is followed all
 * the same: its ad group and ad tell when it has ended, its money is told by the day (facts: field 0.1 to 0.5).
 */
export function isFollowed(history: History): boolean {
  return wasFollowed(history) && history.supersededBy === null;
}

/** As `isFollowed`, also when a later order took over. */
export function wasFollowed({ refused }: History): boolean {
  return refused?.reason === 'kind-promote';
}

/**
 * The planned looks at what is followed, TikTok's time, oldest first, up to the first one after `until` at least.
 * While it runs they never end.
 */
export function followLooks(history: History, until: number): number[] {
  if (history.refused === null) return [];
  const base = provenAt(history.refused.stamp);
  const looks = FOLLOW_AT.map((wait) => base + wait);
  const ended = endedAt(history);
  const over = ended === null ? Infinity : ended + FOLLOW_EVERY;
  let last = looks.at(-1) ?? base;
  while (last <= until && last < over) looks.push((last += FOLLOW_EVERY));
  return looks;
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
export const moneyFollowed = oncePer((history: History): FollowedMoney[] => {
  const turn = endedAt(history) ?? (history.refused === null ? null : provenAt(history.refused.stamp));
  if (turn === null) return [];
  return history.spends.map(({ report, stamp }) => ({
    ...findingOfSpend(report, periodsOf(report.per, report.timezone, turn)),
    currency: report.currency,
    readAt: provenAt(stamp),
  }));
});
