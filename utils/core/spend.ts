import { dayAt, hourAfter, hourAt } from './account-hours';
import type { Level } from './entity';
import { isAmount, micros, smallestAmount, sumOf } from './money';
import { STOP_LATE_IN_HOUR } from './ladder';

/** What stands for an amount that TikTok does not tell: no amount, so that it is never taken for zero. */
export const NOT_TOLD = '-';

/** One hour (or day) of an entity's own money, as TikTok's report tells it. */
export interface SpendRow {
  /** `YYYY-MM-DD HH`, or `YYYY-MM-DD` where TikTok only tells days. On the account's wall clock. */
  period: string;
  /** Decimal string in account currency; `NOT_TOLD` where TikTok does not tell it. */
  spent: string;
  /** Impressions; null where the report has none (GMV Max). */
  shown: number | null;
}

/** Money of one thing below an entity, by the hour. */
export interface SpendBelow {
  level: Level;
  id: string;
  rows: SpendRow[];
}

/** What one look at TikTok's report told of one entity. */
export interface SpendReport {
  /** Promote is told by the day only (facts: field 0.5). */
  per: 'hour' | 'day';
  /** IANA zone and ISO 4217 currency of the account. */
  timezone: string;
  currency: string;
  /** Hours without delivery may be missing; that is not zero by itself (facts: marketing-api 7.3). */
  rows: SpendRow[];
  /** All it ever spent, from a second read without hours; null when TikTok listed none. */
  total: string | null;
  /** The newest period in which the same report has data of anything in the account; tells how far it has come. */
  newest: string | null;
  /** Other campaigns that may be delivering, not all are counted; read only when the report seems to stand still. */
  othersRunning: number | null;
  /** False when pages were missing or TikTok said that it cut the report off. */
  complete: boolean;
}

/** The hours around a stop, by the labels of the report. */
export interface StopPeriods {
  /** The period with the stop in it: money in it or before is lag. */
  stop: string;
  /** The first period that must stay silent: money in it or later is a leak. */
  silentFrom: string;
  /** When the first silent period is over, UTC milliseconds. */
  silentEnd: number;
}

/**
 * Where lag ends and a leak begins. A stop in the last minutes of an hour may spill into the next one,
 * which then does not have to be silent (facts: marketing-api 16, tolerances).
 *
 * @param stoppedAt UTC milliseconds, TikTok's clock
 */
export function periodsOf(per: SpendReport['per'], timezone: string, stoppedAt: number): StopPeriods {
  const stop = hourAt(timezone, stoppedAt);
  const late = stop.end - stoppedAt <= STOP_LATE_IN_HOUR;
  const silent = late ? hourAfter(timezone, hourAfter(timezone, stop)) : hourAfter(timezone, stop);
  if (per === 'hour') return { stop: stop.label, silentFrom: silent.label, silentEnd: silent.end };
  const lastWithSpill = dayAt(timezone, silent.start - 1);
  let next = silent;
  while (next.label.slice(0, 10) === lastWithSpill) next = hourAfter(timezone, next);
  const silentDay = next.label.slice(0, 10);
  while (next.label.slice(0, 10) === silentDay) next = hourAfter(timezone, next);
  return { stop: dayAt(timezone, stoppedAt), silentFrom: silentDay, silentEnd: next.start };
}

/** Money around a stop, as one report tells it; decimal strings in account currency. */
export interface SpendFinding {
  before: string;
  inStopHour: string;
  after: string;
  /** The first row that must not be there, or null. */
  leak: SpendRow | null;
  /** Whether it spent at all before the stop; without that silence proves nothing. */
  hadSpent: boolean;
}

/** Tells lag from leak in one report. */
export function findingOfSpend(report: SpendReport, periods: StopPeriods): SpendFinding {
  const rows = counted(report.rows);
  const sum = (wanted: (row: SpendRow) => boolean) => sumOf(rows.filter(wanted).map((row) => row.spent));
  return {
    before: sum((row) => row.period < periods.stop),
    inStopHour: sum((row) => row.period >= periods.stop && row.period < periods.silentFrom),
    after: sum((row) => row.period >= periods.silentFrom),
    leak: leaksIn(report, periods)[0] ?? null,
    hadSpent: rows.some((row) => row.period < periods.silentFrom && micros(row.spent) > 0n),
  };
}

/** The rows of a report that must not be there, oldest first. */
export function leaksIn({ rows, currency }: SpendReport, periods: StopPeriods): SpendRow[] {
  return counted(rows)
    .filter((row) => row.period >= periods.silentFrom && !isRounding(row, currency, periods))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** What a report tells of the hours, and of the whole days, that were over before the hour of an instant. */
export function untilHourOf(report: SpendReport, at: number): SpendReport {
  const { label } = hourAt(report.timezone, at);
  return { ...report, rows: report.rows.filter(({ period }) => period < label.slice(0, period.length)) };
}

/** Money that is not told is in no sum, but its impressions count. */
function counted(rows: readonly SpendRow[]): SpendRow[] {
  return rows.map((row) => (isAmount(row.spent) ? row : { ...row, spent: '0' }));
}

/** A last unit of money without an impression, in the first silent hour only, is rounding. */
function isRounding(row: SpendRow, currency: string, { silentFrom }: StopPeriods): boolean {
  const spent = micros(row.spent);
  const shown = row.shown ?? 0;
  if (shown > 0) return false;
  return row.period === silentFrom ? spent <= smallestAmount(currency) : spent <= 0n;
}

/** All pages, every amount, and the sum: one that is not listed is equal to nothing. */
export function isWhole({ complete, rows, total }: SpendReport, { hadSpent }: SpendFinding): boolean {
  return complete && rows.every(({ spent }) => isAmount(spent)) && (total !== null || !hadSpent);
}

/** Days after the first ones are told as a whole; a stop on one of them has no hours that could be silent. */
export function tellsOnlyDays({ per, rows }: SpendReport, { silentFrom }: StopPeriods): boolean {
  const day = silentFrom.slice(0, 10);
  return per === 'day' || rows.some(({ period }) => period === day);
}

/** What a report tells of it in all; late money and repairs change it, a report that stands still does not. */
export function toldBy({ rows, total }: SpendReport): string {
  return `${sumOf(rows.map(({ spent }) => spent))} of ${total ?? ''}`;
}
