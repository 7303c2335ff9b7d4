import { dayAt, hourAfter, hourAt, type AccountHour } from '../account-hours';
import { provenAt } from '../evidence';
import { endedAt, wasFollowed } from '../follow';
import { lastAttempt, type History } from '../history';
import { REPAIR_TAKES, REPORT_FRESH_WITHIN, REPORT_USUALLY_WITHIN } from '../ladder';
import { repairOfDay } from '../repair';
import { periodsOf, type SpendReport, type SpendRow, type StopPeriods } from '../spend';
import { offSpells } from '../stop-moment';

const HOUR = 60 * 60_000;
/** What is shown before the stop, and at most after it: TikTok tells hours for two days around it. */
const SHOWN_BEFORE = 12 * HOUR;
const SHOWN_AFTER = 24 * HOUR;
/** The same where it tells days only. */
const DAYS_BEFORE = 7 * 24 * HOUR;
const DAYS_AFTER = 30 * 24 * HOUR;

/** What money in an hour (or day) would mean: `lag` may arrive late without harm, `leak` must not be there. */
export type Meaning = 'before' | 'lag' | 'leak';

/** One hour or day of the report; `spent` is null where the report has no row of it. */
export interface Bucket {
  /** `YYYY-MM-DD HH` or `YYYY-MM-DD`, on the account's wall clock. */
  period: string;
  /** UTC milliseconds. */
  start: number;
  end: number;
  /** Decimal string in account currency. */
  spent: string | null;
  shown: number | null;
  meaning: Meaning;
  /** Whether the report may not know it yet. */
  early: boolean;
}

/** Until when a look at the report may still miss something of the stop, UTC milliseconds. */
export interface LagBand {
  name: 'usual' | 'extreme' | 'repair';
  from: number;
  to: number;
}

/** An entity's money around its stop, as the newest report tells it. */
export interface SpendCurve {
  per: 'hour' | 'day';
  timezone: string;
  currency: string;
  /** TikTok's time of the report, and of the stop. */
  readAt: number;
  stoppedAt: number;
  buckets: Bucket[];
  /** Later days, which TikTok tells as a whole. */
  later: SpendRow[];
  bands: LagBand[];
}

/** Null before the first report, and while nothing was stopped that money could be told apart by. */
export function spendCurveOf(history: History): SpendCurve | null {
  const reading = history.spends.at(-1);
  const stoppedAt = stopMoment(history);
  if (reading === undefined || stoppedAt === null) return null;
  const { report } = reading;
  const { per, timezone, currency } = report;
  const readAt = provenAt(reading.stamp);
  const buckets = bucketsOf(report, stoppedAt, readAt);
  const told = new Set(buckets.map(({ period }) => period));
  const last = buckets.at(-1)?.period ?? '';
  return {
    per,
    timezone,
    currency,
    readAt,
    stoppedAt,
    buckets,
    later: report.rows.filter(({ period }) => !told.has(period) && period > last).sort(byPeriod),
    bands: bandsOf(stoppedAt),
  };
}

/** When it stopped, or was asked to, TikTok's time; for what can only be followed, when it ended. */
function stopMoment(history: History): number | null {
  if (wasFollowed(history)) return endedAt(history) ?? momentOf(history.refused?.stamp);
  return offSpells(history).at(-1)?.stoppedAt ?? momentOf(lastAttempt(history)?.answer?.stamp);
}

function momentOf(stamp: Parameters<typeof provenAt>[0] | undefined): number | null {
  return stamp === undefined ? null : provenAt(stamp);
}

/** The official latencies of spend, counted from the stop (facts: marketing-api 7.4). */
function bandsOf(stoppedAt: number): LagBand[] {
  const usual = stoppedAt + REPORT_USUALLY_WITHIN;
  const extreme = stoppedAt + REPORT_FRESH_WITHIN;
  return [
    { name: 'usual', from: stoppedAt, to: usual },
    { name: 'extreme', from: usual, to: extreme },
    { name: 'repair', from: extreme, to: repairOfDay(stoppedAt) + REPAIR_TAKES },
  ];
}

function bucketsOf(report: SpendReport, stoppedAt: number, readAt: number): Bucket[] {
  const periods = periodsOf(report.per, report.timezone, stoppedAt);
  const rows = new Map(report.rows.map((row) => [row.period, row]));
  const spans =
    report.per === 'hour' ? hoursOf(report, stoppedAt, readAt) : daysOf(report, stoppedAt, readAt);
  return spans.map(({ label, start, end }) => {
    const row = rows.get(label);
    return {
      period: label,
      start,
      end,
      spent: row?.spent ?? null,
      shown: row?.shown ?? null,
      meaning: meaningOf(label, periods),
      early: end > readAt - REPORT_FRESH_WITHIN,
    };
  });
}

/** Hours of days that the report tells as a whole are in no row, and nothing is known of them. */
function hoursOf({ timezone, rows }: SpendReport, stoppedAt: number, readAt: number): AccountHour[] {
  const byDay = new Set(rows.filter(({ period }) => period.length === 10).map(({ period }) => period));
  const until = Math.min(readAt, stoppedAt + SHOWN_AFTER);
  const hours: AccountHour[] = [];
  let hour = hourAt(timezone, stoppedAt - SHOWN_BEFORE);
  for (; hour.start <= until; hour = hourAfter(timezone, hour)) {
    if (!byDay.has(hour.label.slice(0, 10))) hours.push(hour);
  }
  return hours;
}

function daysOf({ timezone }: SpendReport, stoppedAt: number, readAt: number): AccountHour[] {
  const until = Math.min(readAt, stoppedAt + DAYS_AFTER);
  const days: AccountHour[] = [];
  for (let at = stoppedAt - DAYS_BEFORE; at <= until;) {
    const day = dayWith(timezone, at);
    days.push(day);
    at = day.end;
  }
  return days;
}

/** The account's day that contains an instant. */
function dayWith(timezone: string, at: number): AccountHour {
  const label = dayAt(timezone, at);
  let first = hourAt(timezone, at);
  for (let hour = first; hour.label.startsWith(label); hour = hourAt(timezone, hour.start - 1)) first = hour;
  let last = hourAt(timezone, at);
  for (let hour = last; hour.label.startsWith(label); hour = hourAfter(timezone, hour)) last = hour;
  return { label, start: first.start, end: last.end };
}

function meaningOf(period: string, { stop, silentFrom }: StopPeriods): Meaning {
  if (period < stop) return 'before';
  return period < silentFrom ? 'lag' : 'leak';
}

function byPeriod(a: SpendRow, b: SpendRow): number {
  return a.period < b.period ? -1 : 1;
}
