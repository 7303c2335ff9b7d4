import { provenAt, type Stamp } from './evidence';
import { canaryOf, type Canary } from './canary';
import type { History, SpendReading, TreeReading } from './history';
import {
  CONFIRM_AFTER_SILENT_HOUR,
  CONFIRM_FROM,
  EQUAL_TOTALS_APART,
  FINAL_FROM,
  QUIET_APART,
  QUIET_FROM,
  READ_LAG_ALLOWANCE,
  REPAIR_TAKES,
  STILL_OFF_WITHIN,
} from './ladder';
import { leaksOf, type Leak } from './leaks';
import { micros } from './money';
import { oncePer } from './once';
import { nextRepair, repairOfDay } from './repair';
import {
  findingOfSpend,
  isWhole,
  periodsOf,
  tellsOnlyDays,
  toldBy,
  type SpendFinding,
  type SpendReport,
  type StopPeriods,
} from './spend';
import { classOf, type StatusClass } from './status';
import type { OffSpell } from './stop-moment';
import { isSmall, Unexplained } from './sums';
import { findingOf } from './tree';

/** What the money says since the stop: which rungs it carries, and what is in the way of the next one. */
export interface Silence {
  stoppedAt: number;
  /** When each rung was reached, TikTok's time; null while it was not. */
  quietAt: number | null;
  confirmedAt: number | null;
  finalAt: number | null;
  /** When most stops can be confirmed, TikTok's time; from then on the report is asked for again and again. */
  dueFrom: number;
  /** Nothing can be confirmed or final before these, TikTok's time; what the report lacks may put it off. */
  confirmFrom: number;
  finalFrom: number;
  /** The newest report's money, or null before the first. */
  money: (SpendFinding & { currency: string; readAt: number }) | null;
  /** The first money after this or an earlier stretch of the same stop; only a new stop is proved again. */
  leak: Leak | null;
  /** Why the newest report does not give the next rung although it is time. */
  hindrance: Hindrance | null;
}

export type Hindrance =
  /** It spent nothing before the stop: silence proves nothing. */
  | 'never-spent'
  /** It spent before the days that are told by the hour, and nothing in them: silence proves nothing. */
  | 'spent-earlier'
  /** The report does not know the hours in question yet. */
  | 'report-behind'
  /** The report tells nothing of the last hours before the stop, in which there must have been something. */
  | 'stop-hour-owed'
  /** Pages or rows were missing, or TikTok cut the report off. */
  | 'report-incomplete'
  /** The sum grew, and no hour explains it. */
  | 'sum-unexplained'
  /** The sum still changes. */
  | 'still-settling'
  /** The switch or what is below was not read with it. */
  | 'not-read-with-it'
  /** TikTok tells the hours in question only as a whole day. */
  | 'days-only'
  /** It is confirmed, and nothing in the account has shown since the stop that the report goes on. */
  | 'nothing-else-runs';

/** Silence of what spent nothing lately, or is told by the day only, proves nothing however long it is asked for. */
export function isProvable(hindrance: Hindrance | null): boolean {
  return hindrance !== 'never-spent' && hindrance !== 'spent-earlier' && hindrance !== 'days-only';
}

/**
 * Judges the reports since the stop, oldest first. Missing rows count as zero only when something shows
 * that the report has come that far; money in the hours up to the stop may arrive late without harm
 * (facts: marketing-api 16, L3 to L5).
 */
export function silenceOf(history: History, spell: OffSpell): Silence {
  return silencesIn(history)(spell);
}

const silencesIn = oncePer((history: History) => oncePer((spell: OffSpell) => workOut(history, spell)));

function workOut(history: History, spell: OffSpell): Silence {
  const { stoppedAt } = spell;
  const ran = lastRunBelow(history, spell);
  const stillSince = ran === undefined ? stoppedAt : provenAt(ran.stamp);
  const silence: Silence = {
    stoppedAt,
    quietAt: null,
    confirmedAt: null,
    finalAt: null,
    dueFrom: stillSince + CONFIRM_FROM,
    confirmFrom: stillSince + CONFIRM_FROM,
    finalFrom: Math.max(stillSince + FINAL_FROM, repairOfDay(stillSince) + REPAIR_TAKES),
    money: null,
    leak: leaksOf(history).first,
    hindrance: null,
  };
  const climb: Climb = {
    steadyFromSeq: Math.max(spell.steadyFromSeq, ran?.seq ?? 0),
    stillSince,
    ranUntil: spell.ranUntil,
    hadSpent: false,
    unexplained: new Unexplained(),
    moved: null,
    goesOn: false,
    steadySince: null,
    firstSilent: null,
    reference: null,
  };
  for (const reading of history.spends) {
    if (reading.seq > spell.fromSeq) climbWith(silence, climb, reading, history);
  }
  return silence;
}

/**
 * The newest read that showed something below running although it was off, once that cannot be lag any more. What
 * that spent comes late, too, so silence is counted anew from then.
 */
function lastRunBelow({ trees }: History, { fromSeq, stoppedAt }: OffSpell): TreeReading | undefined {
  return trees.findLast(
    (tree) =>
      tree.seq > fromSeq &&
      provenAt(tree.stamp) >= stoppedAt + READ_LAG_ALLOWANCE &&
      findingOf(tree).state === 'running',
  );
}

interface Climb {
  /** Reports before this prove nothing: a read between them and now did not say off, or something below ran. */
  steadyFromSeq: number;
  /** Since when nothing was seen to run, TikTok's time: since the stop, or later. */
  stillSince: number;
  ranUntil: number;
  /** A report showed money before the stop; one that does not any more has lost rows. */
  hadSpent: boolean;
  unexplained: Unexplained;
  /** What the reports told of it first, and whether a later one told something else. */
  moved: { first: string; since: boolean } | null;
  /** Something has shown that the report went on after the stop. */
  goesOn: boolean;
  /** The first of the reports whose sum is the same as in all since. */
  steadySince: SpendReading | null;
  /** The first of those that was read late enough to count for "quiet". */
  firstSilent: SpendReading | null;
  /** What it was confirmed with, and the sum that the days after are compared with. */
  reference: { told: string; total: string | null } | null;
}

function climbWith(silence: Silence, climb: Climb, reading: SpendReading, history: History): void {
  const { report } = reading;
  const at = provenAt(reading.stamp);
  const periods = periodsOf(report.per, report.timezone, silence.stoppedAt);
  const finding = findingOfSpend(report, periods);
  climb.hadSpent ||= finding.hadSpent;
  silence.money = { ...finding, currency: report.currency, readAt: at };
  silence.dueFrom = Math.max(climb.stillSince + CONFIRM_FROM, periods.silentEnd + CONFIRM_AFTER_SILENT_HOUR);
  silence.confirmFrom = silence.dueFrom;
  // An answer without a date does not say when it was silent.
  if (silence.leak !== null || reading.stamp.dated === false) return;
  const whole = isWhole(report, finding);
  const unexplained = whole && climb.unexplained.isIn(report);
  if (whole) noteMoves(climb, report);
  climb.goesOn ||= report.newest !== null && report.newest >= periods.silentFrom;
  if (reading.seq < climb.steadyFromSeq) return;
  const last = climb.steadySince?.report.total;
  if (climb.steadySince === null || !whole || last !== report.total) {
    climb.steadySince = whole ? reading : null;
    climb.firstSilent = null;
  }
  if (unexplained) {
    // Nobody knows when that was spent, so nothing that was said before it holds.
    silence.quietAt = silence.confirmedAt = silence.finalAt = climb.firstSilent = null;
    silence.hindrance = 'sum-unexplained';
    return;
  }
  if (!whole || !finding.hadSpent || tellsOnlyDays(report, periods)) {
    silence.hindrance = hindranceWithout(climb, report, periods, whole);
    return;
  }
  const canary = canaryOf(report, { periods, ranUntil: climb.ranUntil, wasRunning: wasRunning(history) }, at);
  if (canary.passes) {
    const needed = canary.silence === null ? silence.finalFrom : climb.stillSince + canary.silence;
    silence.confirmFrom = Math.max(silence.confirmFrom, needed);
  }
  silence.hindrance = hindranceOf(silence, climb, reading, canary, history);

  if (at >= climb.stillSince + QUIET_FROM) climb.firstSilent ??= reading;
  if (climb.firstSilent !== null && at - provenAt(climb.firstSilent.stamp) >= QUIET_APART) {
    silence.quietAt ??= at;
  }
  if (silence.confirmedAt === null) {
    if (at < silence.confirmFrom || silence.hindrance !== null) return;
    silence.quietAt ??= at;
    silence.confirmedAt = at;
    climb.reference = { told: toldBy(report), total: report.total };
  }
  climb.goesOn ||= climb.reference !== null && climb.reference.told !== toldBy(report);
  // TikTok's repair may move the sum; whatever else is in the way of a proof is in the way of the last one too.
  if (silence.hindrance === null || silence.hindrance === 'still-settling') {
    settle(silence, climb, report, at);
  }
}

function noteMoves(climb: Climb, report: SpendReport): void {
  const told = toldBy(report);
  climb.moved ??= { first: told, since: false };
  climb.moved.since ||= climb.moved.first !== told;
}

/** Final when a day and TikTok's repair are over and the sum is as good as unchanged; else the next repair decides. */
function settle(silence: Silence, climb: Climb, report: SpendReport, at: number): void {
  if (silence.finalAt !== null || at < silence.finalFrom || climb.reference === null) return;
  if (isSettled(climb.reference.total, report)) {
    // A report that nothing has moved since the stop may just stand still.
    if (climb.goesOn) silence.finalAt = at;
    else silence.hindrance = 'nothing-else-runs';
    return;
  }
  climb.reference.total = report.total;
  silence.finalFrom = nextRepair(at) + REPAIR_TAKES;
}

function isSettled(reference: string | null, { total, currency }: SpendReport): boolean {
  if (reference === null || total === null) return reference === total;
  return isSmall(micros(total) - micros(reference), micros(reference), currency);
}

/** Why a report says nothing about silence at all. */
function hindranceWithout(
  climb: Climb,
  report: SpendReport,
  periods: StopPeriods,
  whole: boolean,
): Hindrance {
  if (tellsOnlyDays(report, periods)) return 'days-only';
  if (!whole || climb.hadSpent) return 'report-incomplete';
  return report.total !== null && micros(report.total) > 0n ? 'spent-earlier' : 'never-spent';
}

/** What is in the way of a proof by a report that says something. */
function hindranceOf(
  silence: Silence,
  climb: Climb,
  reading: SpendReading,
  canary: Canary,
  history: History,
): Hindrance | null {
  const at = provenAt(reading.stamp);
  if (!canary.passes) return 'report-behind';
  if (canary.silence === null && !(climb.moved?.since === true && at >= silence.confirmFrom)) {
    return 'stop-hour-owed';
  }
  if (at < silence.confirmFrom) return 'report-behind';
  if (!wasReadWithIt(history, reading)) return 'not-read-with-it';
  // The last one: TikTok's repair may move the sum of what is final, and nothing else may be in its way.
  const steady = climb.steadySince;
  return steady === null || at - provenAt(steady.stamp) < EQUAL_TOTALS_APART ? 'still-settling' : null;
}

/** Whether TikTok's own status before the stop leaves open that it delivered. */
function wasRunning({ before }: History): boolean {
  return before === null || RUNS.has(classOf(before.ref.level, before.status));
}

const RUNS: ReadonlySet<StatusClass> = new Set(['running', 'unknown', 'absent']);

/** Silence counts only together with a switch and levels below that are off at the same time. */
function wasReadWithIt(history: History, reading: SpendReading): boolean {
  const at = provenAt(reading.stamp);
  const near = ({ stamp }: { stamp: Stamp }) => Math.abs(at - provenAt(stamp)) <= STILL_OFF_WITHIN;
  const off = history.readings.some((reading) => reading.state === 'off' && near(reading));
  if (!off || history.identified?.entity.ref.level === 'ad') return off;
  const tree = history.trees.findLast(({ seq }) => seq < reading.seq);
  return tree !== undefined && near(tree) && findingOf(tree).state === 'nothing-can-run';
}
