import { hourAt } from './account-hours';
import { budgetOf } from './budget';
import { pauseRiskOf, type Entity } from './entity';
import { amountOf, isAmount, micros, sumOf } from './money';
import { leftByStop } from './panic';

const HOUR = 60 * 60_000;

/** A campaign with what it spent in the account's day of `spendReadAt`. */
export type Spending = Entity & { spentToday: string | null; spendReadAt: number | null };

/** What stopping everything in one account would do, from the newest list of it. */
export interface StopReview {
  /** So many are on and will be stopped. */
  count: number;
  /**
   * What they spend in an hour of today on average, decimal string in account currency; null where nothing tells.
   * An estimate: what was spent today by the time since midnight in the account's zone.
   */
  perHour: string | null;
  /** So many of them have no figure, and are not in `perHour`. */
  withoutFigure: number;
  /** Of those that will be stopped: GMV Max, which lose their ROI protection. */
  gmvMax: number;
  /** Of those that will be stopped: dedicated iOS 14 campaigns, whose quota is held for days. */
  ios14: number;
  /** Those that are on and cannot be stopped from here. */
  cannot: Entity[];
}

/**
 * @param timezone IANA zone of the account; empty where it is not known
 * @param now our clock, milliseconds since the epoch
 */
export function reviewOfStop(campaigns: readonly Spending[], timezone: string, now: number): StopReview {
  const stopped = campaigns.filter((one) => leftByStop(one) === null);
  const midnight = midnightOf(timezone, now);
  const figures = stopped.flatMap(({ spentToday, spendReadAt }) =>
    midnight !== null && isAmount(spentToday) && (spendReadAt ?? 0) >= midnight ? [spentToday] : [],
  );
  const readAt = Math.max(...stopped.map(({ spendReadAt }) => spendReadAt ?? 0), 0);
  return {
    count: stopped.length,
    perHour: figures.length === 0 || midnight === null ? null : perHour(figures, readAt - midnight),
    withoutFigure: stopped.length - figures.length,
    gmvMax: stopped.filter((one) => pauseRiskOf(one) === 'gmv-max').length,
    ios14: stopped.filter((one) => pauseRiskOf(one) === 'ios14').length,
    cannot: campaigns.filter((one) => leftByStop(one) === 'cannot'),
  };
}

/** Less than an hour of a day says nothing about an hour. */
function perHour(figures: readonly string[], elapsed: number): string | null {
  if (elapsed < HOUR) return null;
  const cents = (micros(sumOf(figures)) * BigInt(HOUR)) / BigInt(elapsed) / 10_000n;
  return amountOf(cents * 10_000n);
}

/** When the account's day began, UTC milliseconds; null for a zone nobody knows. */
function midnightOf(timezone: string, now: number): number | null {
  try {
    let hour = hourAt(timezone, now);
    const day = hour.label.slice(0, 10);
    for (;;) {
      const before = hourAt(timezone, hour.start - 1);
      if (before.label.slice(0, 10) !== day) return hour.start;
      hour = before;
    }
  } catch {
    return null;
  }
}

/** The money that some campaigns may spend again. */
export interface SpendAgain {
  count: number;
  /** Sum of their daily budgets, decimal string in account currency; null where none has one. */
  perDay: string | null;
  /** So many have no daily budget of their own: a total one, or those of their ad groups. */
  withoutDaily: number;
}

/** What resuming these campaigns lets them spend, by the budgets TikTok lists now. */
export function reviewOfResume(campaigns: readonly Pick<Entity, 'budget' | 'budgetMode'>[]): SpendAgain {
  const daily = campaigns.map(budgetOf).flatMap((budget) => (budget.is === 'daily' ? [budget.amount] : []));
  return {
    count: campaigns.length,
    perDay: daily.length === 0 ? null : sumOf(daily),
    withoutDaily: campaigns.length - daily.length,
  };
}
