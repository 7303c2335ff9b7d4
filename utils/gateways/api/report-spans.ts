import { dayAt, daysBetween } from '@/utils/core/account-hours';
import type { Kind } from '@/utils/core/entity';
import { REPORT_FRESH_WITHIN } from '@/utils/core/ladder';
import type { ReportSpan } from './report';

/** Hours are told for one day at a time; later days are told by the day, many in one call (facts: marketing-api 7.1). */
const DAYS_BY_HOUR = 2;
/** The longest range by the day (facts: marketing-api 7.1, 7.5). */
const MOST_DAYS = 30;
/** So many months before that of the stop the sums of GMV Max begin: a year is the longest range it has. */
const MONTHS_SUMMED = 10;

/** The days around the stop by the hour, all later ones by the day. Times are UTC milliseconds, TikTok's clock. */
export function spansOf(timezone: string, from: number, to: number, daily: boolean): ReportSpan[] {
  const days = daysBetween(timezone, from, to);
  const byHour = daily ? [] : days.slice(0, DAYS_BY_HOUR);
  const later = days.slice(byHour.length);
  const byDay: ReportSpan[] = [];
  for (let start = 0; start < later.length; start += MOST_DAYS) {
    const some = later.slice(start, start + MOST_DAYS);
    byDay.push({ from: some[0] ?? '', to: some.at(-1) ?? '', by: 'day' });
  }
  return [...byHour.map((day): ReportSpan => ({ from: day, to: day, by: 'hour' })), ...byDay];
}

/** The hours in which a report that goes on must have something, which may begin yesterday. */
export function recentSpans(timezone: string, now: number): ReportSpan[] {
  const days = daysBetween(timezone, now - 2 * REPORT_FRESH_WITHIN, now);
  return days.map((day) => ({ from: day, to: day, by: 'hour' }));
}

/**
 * What a sum that must stand still is summed over. The report of GMV Max knows no whole life, so its sum begins on
 * a day that stays the same for an order, and is the same for all stops of a month (facts: marketing-api 7.5).
 */
export function wholeSpan(kind: Kind, timezone: string, since: number, now: number): ReportSpan {
  if (kind !== 'gmv-max') return 'life';
  const [year = 0, month = 1] = dayAt(timezone, since).split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - MONTHS_SUMMED, 1));
  return { from: first.toISOString().slice(0, 10), to: dayAt(timezone, now), by: 'sum' };
}
