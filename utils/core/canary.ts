import { hourAt } from './account-hours';
import {
  EXPECTED_IMPRESSIONS,
  HOURS_COME_LATE,
  REPORT_FRESH_WITHIN,
  SETTLED_SMALLEST_UNITS,
  SILENCE_WITHOUT_CANARY,
  STOP_EARLY_IN_HOUR,
} from './ladder';
import { micros, smallestAmount } from './money';
import type { SpendReport, SpendRow, StopPeriods } from './spend';

/** What the canary asks for before a missing row means zero. */
export interface Canary {
  /** The silence it takes after the stop, milliseconds; null where the report owes the last hours before the stop. */
  silence: number | null;
  /** Whether the account's rows show that its report goes on, or nothing else runs that could show it. */
  passes: boolean;
}

/** A stop that a report is to be judged for. */
export interface JudgedStop {
  /** Up to when it ran for all that is known, TikTok's time. */
  ranUntil: number;
  periods: StopPeriods;
  /** Whether it may have been delivering when it was stopped; what was out of budget owes no row. */
  wasRunning: boolean;
}

/**
 * The freshness canary (facts: marketing-api 16): other rows of the account tell how far its report has come, the
 * entity's own row of the hour of the stop tells that the report has come that far with this very entity. Rows
 * arrive out of order, so the one does not stand for the other. An hour of which the report knows only a part looks
 * like one that it knows whole: nothing in a row tells the two apart.
 *
 * @param at when the report was read, TikTok's time
 */
export function canaryOf(report: SpendReport, stop: JudgedStop, at: number): Canary {
  const { periods } = stop;
  const known = hourAt(report.timezone, at - REPORT_FRESH_WITHIN).label;
  const needed = known > periods.silentFrom ? known : periods.silentFrom;
  const sings = report.newest !== null && report.newest >= needed;
  const own = ownRows(report, stop);
  const alone = report.othersRunning === 0;
  if (own === 'owed') return { silence: null, passes: sings || alone };
  if (own === 'told') {
    return { silence: sings || !alone ? 0 : SILENCE_WITHOUT_CANARY, passes: sings || alone };
  }
  // It delivers so seldom that nothing is missed: only a longer silence tells.
  return { silence: SILENCE_WITHOUT_CANARY, passes: sings || (alone && own === 'seldom') };
}

/**
 * What the entity's own rows around the stop say.
 * - `told`: an hour since it last ran has delivery; or the hour before, where that was early in its hour
 * - `owed`: it delivered so much in one of the last hours that there must be more since, and there is nothing
 * - `seldom`: the hour before delivered a little
 * - `silent`: the last hours have nothing
 */
function ownRows(report: SpendReport, { ranUntil, periods, wasRunning }: JudgedStop): OwnRows {
  const { rows, timezone, currency } = report;
  const delivered = rows.filter(hasDelivered);
  const last = hourAt(timezone, ranUntil);
  if (delivered.some(({ period }) => period >= last.label && period < periods.silentFrom)) return 'told';
  const late = ranUntil - HOURS_COME_LATE;
  for (
    let hour = hourAt(timezone, last.start - 1);
    hour.end > late;
    hour = hourAt(timezone, hour.start - 1)
  ) {
    const row = delivered.find(({ period }) => period === hour.label);
    if (row === undefined) continue;
    const share = (ranUntil - hour.end) / (hour.end - hour.start);
    if (wasRunning && expects(row, currency, share)) return 'owed';
    if (hour.end !== last.start) return 'silent';
    return ranUntil - last.start < STOP_EARLY_IN_HOUR ? 'told' : 'seldom';
  }
  return 'silent';
}

type OwnRows = 'told' | 'owed' | 'seldom' | 'silent';

/** Whether what delivered this much in an hour must show something in that many hours more. */
function expects({ shown, spent }: SpendRow, currency: string, share: number): boolean {
  if (shown !== null) return shown * share >= EXPECTED_IMPRESSIONS;
  return Number(micros(spent)) * share >= Number(smallestAmount(currency) * SETTLED_SMALLEST_UNITS);
}

/** A row of zero may stand for an hour that the report does not know yet (facts: field 2.2). */
function hasDelivered({ spent, shown }: SpendRow): boolean {
  return micros(spent) > 0n || (shown ?? 0) > 0;
}
