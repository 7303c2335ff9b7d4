import { hourAt } from './account-hours';
import { provenAt, type Stamp } from './evidence';
import type { History, SpendReading } from './history';
import {
  CONFIRM_AFTER_SILENT_HOUR,
  CONFIRM_FROM,
  EQUAL_TOTALS_APART,
  FINAL_FROM,
  QUIET_APART,
  QUIET_FROM,
  REPAIR_HOUR_UTC,
  REPAIR_TAKES,
  REPORT_FRESH_WITHIN,
  SETTLED_PERCENT,
  SETTLED_SMALLEST_UNITS,
  SILENCE_WITHOUT_CANARY,
  STILL_OFF_WITHIN,
} from './ladder';
import { isAmount, micros, smallestAmount } from './money';
import {
  findingOfSpend,
  periodsOf,
  type SpendFinding,
  type SpendReport,
  type SpendRow,
  type StopPeriods,
} from './spend';
import type { OffSpell } from './stop-moment';
import { findingOf } from './tree';

/** What the money says since the stop: which rungs it carries, and what is in the way of the next one. */
export interface Silence {
  stoppedAt: number;
  /** When each rung was reached, TikTok's time; null while it was not. */
  quietAt: number | null;
  confirmedAt: number | null;
  finalAt: number | null;
  /** Nothing can be confirmed or final before these, TikTok's time. */
  confirmFrom: number;
  finalFrom: number;
  /** The newest report's money, or null before the first. */
  money: (SpendFinding & { currency: string; readAt: number }) | null;
  /** The first report that showed money that must not be there. */
  leak: { row: SpendRow; since: number } | null;
  /** Why the newest report confirms nothing although it is time. */
  hindrance: Hindrance | null;
}

export type Hindrance =
  /** It spent nothing before the stop: silence proves nothing. */
  | 'never-spent'
  /** The report does not know the hours in question yet. */
  | 'report-behind'
  /** Pages were missing or TikTok cut the report off. */
  | 'report-incomplete'
  /** The sum still changes. */
  | 'still-settling'
  /** The switch or what is below was not read with it. */
  | 'not-read-with-it'
  /** TikTok tells the hours in question only as a whole day. */
  | 'days-only';

/**
 * Judges the reports since the stop, oldest first. Missing rows count as zero only when something shows
 * that the report has come that far; money in the hours up to the stop may arrive late without harm
 * (facts: marketing-api 16, L3 to L5).
 */
export function silenceOf(history: History, { stoppedAt, fromSeq, toSeq }: OffSpell): Silence {
  const silence: Silence = {
    stoppedAt,
    quietAt: null,
    confirmedAt: null,
    finalAt: null,
    confirmFrom: stoppedAt + CONFIRM_FROM,
    finalFrom: Math.max(stoppedAt + FINAL_FROM, repairOfDay(stoppedAt) + REPAIR_TAKES),
    money: null,
    leak: null,
    hindrance: null,
  };
  const climb: Climb = { hadSpent: false, steadySince: null, firstSilent: null, reference: null };
  for (const reading of history.spends) {
    if (reading.seq > fromSeq && reading.seq < toSeq) climbWith(silence, climb, reading, history);
  }
  return silence;
}

interface Climb {
  /** A report showed money before the stop; one that does not any more has lost rows. */
  hadSpent: boolean;
  /** The first of the reports whose sum is the same as in all since. */
  steadySince: SpendReading | null;
  /** The first of those that was read late enough to count for "quiet". */
  firstSilent: SpendReading | null;
  /** The sum that the days after are compared with. */
  reference: string | null;
}

function climbWith(silence: Silence, climb: Climb, reading: SpendReading, history: History): void {
  const { report } = reading;
  const at = provenAt(reading.stamp);
  const periods = periodsOf(report.per, report.timezone, silence.stoppedAt);
  const finding = findingOfSpend(report, periods);
  silence.confirmFrom = Math.max(
    silence.stoppedAt + CONFIRM_FROM,
    periods.silentEnd + CONFIRM_AFTER_SILENT_HOUR,
  );
  climb.hadSpent ||= finding.hadSpent;
  silence.money = { ...finding, currency: report.currency, readAt: at };
  if (finding.leak !== null) silence.leak ??= { row: finding.leak, since: at };
  if (silence.leak !== null) {
    // Only a new stop is proved again; silence after a leak proves nothing.
    silence.quietAt = silence.confirmedAt = silence.finalAt = silence.hindrance = null;
    return;
  }
  // An answer without a date does not say when it was silent.
  if (reading.stamp.dated === false) return;
  const whole = isWhole(report, finding);
  const last = climb.steadySince?.report.total;
  if (climb.steadySince === null || !whole || last !== report.total) {
    climb.steadySince = whole ? reading : null;
    climb.firstSilent = null;
  }
  silence.hindrance = hindranceOf(silence, climb, reading, finding, periods, history);
  if (!whole || !finding.hadSpent || tellsOnlyDays(report, periods)) return;

  if (at >= silence.stoppedAt + QUIET_FROM) climb.firstSilent ??= reading;
  if (climb.firstSilent !== null && at - provenAt(climb.firstSilent.stamp) >= QUIET_APART) {
    silence.quietAt ??= at;
  }
  if (silence.confirmedAt === null) {
    if (at < silence.confirmFrom || silence.hindrance !== null) return;
    silence.quietAt ??= at;
    silence.confirmedAt = at;
    climb.reference = report.total;
  }
  // TikTok's repair may move the sum; whatever else is in the way of a proof is in the way of the last one too.
  if (silence.hindrance === null || silence.hindrance === 'still-settling') {
    settle(silence, climb, report, at);
  }
}

/** Final when a day and TikTok's repair are over and the sum is as good as unchanged; else the next repair decides. */
function settle(silence: Silence, climb: Climb, report: SpendReport, at: number): void {
  if (silence.finalAt !== null || at < silence.finalFrom) return;
  if (isSettled(climb.reference, report)) {
    silence.finalAt = at;
    return;
  }
  climb.reference = report.total;
  silence.finalFrom = nextRepair(at) + REPAIR_TAKES;
}

function isSettled(reference: string | null, { total, currency }: SpendReport): boolean {
  if (reference === null || total === null) return reference === total;
  const before = micros(reference);
  const change = micros(total) - before;
  const size = change < 0n ? -change : change;
  const percent = (before * SETTLED_PERCENT) / 100n;
  const units = smallestAmount(currency) * SETTLED_SMALLEST_UNITS;
  return size <= (percent > units ? percent : units);
}

function hindranceOf(
  silence: Silence,
  climb: Climb,
  reading: SpendReading,
  finding: SpendFinding,
  periods: StopPeriods,
  history: History,
): Hindrance | null {
  const { report } = reading;
  if (tellsOnlyDays(report, periods)) return 'days-only';
  if (!isWhole(report, finding)) return 'report-incomplete';
  if (!finding.hadSpent) return climb.hadSpent ? 'report-incomplete' : 'never-spent';
  if (!isFresh(silence, reading, periods)) return 'report-behind';
  const steady = climb.steadySince;
  const at = provenAt(reading.stamp);
  if (steady === null || at - provenAt(steady.stamp) < EQUAL_TOTALS_APART) return 'still-settling';
  return wasReadWithIt(history, reading) ? null : 'not-read-with-it';
}

/** All pages, every amount, and the sum: one that is not listed is equal to nothing. */
function isWhole({ complete, rows, total }: SpendReport, { hadSpent }: SpendFinding): boolean {
  return complete && rows.every(({ spent }) => isAmount(spent)) && (total !== null || !hadSpent);
}

/** Days after the first ones are told as a whole; a stop on one of them has no hours that could be silent. */
function tellsOnlyDays({ per, rows }: SpendReport, { silentFrom }: StopPeriods): boolean {
  const day = silentFrom.slice(0, 10);
  return per === 'day' || rows.some(({ period }) => period === day);
}

/**
 * The canary: something else in the account has data of the hours that must be silent, so a missing row of
 * ours means zero. Where nothing else runs, a longer silence after rows of the last hour before the stop.
 */
function isFresh(silence: Silence, reading: SpendReading, periods: StopPeriods): boolean {
  const { report } = reading;
  const at = provenAt(reading.stamp);
  const known = hourAt(report.timezone, at - REPORT_FRESH_WITHIN).label;
  const needed = known > periods.silentFrom ? known : periods.silentFrom;
  if (report.newest !== null && report.newest >= needed) return true;
  const hourBefore = hourAt(report.timezone, silence.stoppedAt - 60 * 60_000).label;
  return (
    report.othersRunning === 0 &&
    at >= silence.stoppedAt + SILENCE_WITHOUT_CANARY &&
    report.rows.some(
      (row) => row.period >= hourBefore && row.period < periods.silentFrom && hasDelivered(row),
    )
  );
}

/** A row of zero may stand for an hour that the report does not know yet (facts: field 2.2). */
function hasDelivered({ spent, shown }: SpendRow): boolean {
  return micros(spent) > 0n || (shown ?? 0) > 0;
}

/** Silence counts only together with a switch and levels below that are off at the same time. */
function wasReadWithIt(history: History, reading: SpendReading): boolean {
  const at = provenAt(reading.stamp);
  const near = ({ stamp }: { stamp: Stamp }) => Math.abs(at - provenAt(stamp)) <= STILL_OFF_WITHIN;
  const off = history.readings.some((reading) => reading.state === 'off' && near(reading));
  if (!off || history.identified?.entity.ref.level === 'ad') return off;
  const tree = history.trees.findLast(({ seq }) => seq < reading.seq);
  return tree !== undefined && near(tree) && findingOf(tree).state === 'nothing-can-run';
}

/** The repair of the numbers of an instant's day: it runs on the next day, UTC. */
function repairOfDay(at: number): number {
  return new Date(at).setUTCHours(24 + REPAIR_HOUR_UTC, 0, 0, 0);
}

/** TikTok's next daily repair of the numbers after an instant. */
function nextRepair(after: number): number {
  const repair = new Date(after).setUTCHours(REPAIR_HOUR_UTC, 0, 0, 0);
  return repair > after ? repair : repair + 24 * 60 * 60_000;
}
