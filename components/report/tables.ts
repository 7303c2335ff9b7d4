import type { Case } from '@/utils/core/case-file/case';
import { dayAt, hourAt } from '@/utils/core/account-hours';
import { isAmount } from '@/utils/core/money';
import type { SpendCurve } from '@/utils/core/report/spend-curve';
import type { TimelineEntry } from '@/utils/core/report/timeline';
import { say } from '../words';
import type { Zones } from './zones';

/** Columns are named for programs, and the same in every language. */
const TIMELINE = [
  'entity',
  'first_utc',
  'last_utc',
  'first_account_hour',
  'times',
  'event',
  'reason',
  'tiktok_says',
  'request_ids',
];
const SPEND = [
  'entity',
  'period_account',
  'timezone',
  'start_utc',
  'spend',
  'currency',
  'impressions',
  'meaning',
];

/** The story of an order as rows of a table. */
export function timelineRows(file: Case, entries: readonly TimelineEntry[], zones: Zones): string[][] {
  const rows = entries.map(({ from, to, times, said, why, quoted, requestIds }) => [
    entityOf(file),
    utc(from),
    utc(to),
    zones.account === null ? '' : hourAt(zones.account, from).label,
    String(times),
    say(said),
    why === null ? '' : say(why),
    quoted ?? '',
    requestIds.join(' '),
  ]);
  return [TIMELINE, ...rows];
}

/** The money around the stop as rows of a table; what the report does not tell is left empty. */
export function spendRows(file: Case, curve: SpendCurve): string[][] {
  const { currency, timezone } = curve;
  const rows = curve.buckets.map(({ period, start, spent, shown, meaning }) => [
    entityOf(file),
    period,
    timezone,
    utc(start),
    told(spent),
    currency,
    shown === null ? '' : String(shown),
    meaning,
  ]);
  const later = curve.later.map(({ period, spent, shown }) => [
    entityOf(file),
    period,
    timezone,
    '',
    told(spent),
    currency,
    shown === null ? '' : String(shown),
    'leak',
  ]);
  return [SPEND, ...rows, ...later];
}

function told(spent: string | null): string {
  return isAmount(spent) ? spent : '';
}

/** A spreadsheet would round an id that stands alone. */
function entityOf({ order: { ref } }: Case): string {
  return `${ref.level}/${ref.id}`;
}

function utc(at: number): string {
  return new Date(at).toISOString();
}

/** What a file of a case is called: the campaign's id and the day tell it from others. */
export function fileName(file: Case, what: string, ending: string, now: number): string {
  return `standstill-${what}-${file.order.ref.id}-${dayAt('UTC', now)}.${ending}`;
}
