import type { Stamp } from '@/utils/core/evidence';
import type { Level } from '@/utils/core/entity';
import type { Priority, Read } from '../gateway';
import type { ClientParts } from './client';
import { LARGEST_PAGE, type Pages } from '../reading/listing';
import { readPages } from './pages';
import { reportRowSchema, type ReportRow } from './schemas';

/**
 * What a report is asked about: all entities of one level or those of certain ids, those below others (`under`
 * says whose ids are given), or the whole account.
 */
export type ReportOf =
  { level: Level; ids: readonly string[] | 'all'; under?: 'campaign' | 'adgroup' } | { level: 'advertiser' };

/** The account's days, `YYYY-MM-DD`, both included, apart or as one sum; or the whole life. */
export type ReportSpan = { from: string; to: string; by: 'hour' | 'day' | 'sum' } | 'life';

const DATA_LEVEL = {
  advertiser: 'AUCTION_ADVERTISER',
  campaign: 'AUCTION_CAMPAIGN',
  adgroup: 'AUCTION_ADGROUP',
  ad: 'AUCTION_AD',
} as const;
const ID_DIMENSION = {
  advertiser: 'advertiser_id',
  campaign: 'campaign_id',
  adgroup: 'adgroup_id',
  ad: 'ad_id',
} as const;
const STATUS_FIELDS: Record<Level, readonly string[]> = {
  campaign: ['campaign_status'],
  adgroup: ['campaign_status', 'adgroup_status'],
  ad: ['campaign_status', 'adgroup_status', 'ad_status'],
};

/**
 * Spend and impressions of auction campaigns of every origin. Deleted and Promote ones are hidden unless
 * asked for (facts: marketing-api 7.3).
 */
export async function readReport(
  parts: ClientParts,
  advertiserId: string,
  about: ReportOf,
  span: ReportSpan,
  priority: Priority,
  mostPages?: number,
): Promise<Read<Pages<ReportRow>>> {
  const { level } = about;
  return readPages(parts, {
    path: '/report/integrated/get/',
    query: {
      advertiser_id: advertiserId,
      report_type: 'BASIC',
      data_level: DATA_LEVEL[level],
      dimensions: [ID_DIMENSION[level], ...timeOf(span)],
      metrics: ['spend', 'impressions'],
      ...daysOf(span),
      ...(level === 'advertiser' ? {} : { filtering: filteringOf(level, about.under ?? level, about.ids) }),
    },
    item: reportRowSchema,
    pageSize: LARGEST_PAGE,
    ...(mostPages === undefined ? {} : { mostPages }),
    priority,
  });
}

function filteringOf(level: Level, idsOf: Level, ids: readonly string[] | 'all'): Record<string, unknown>[] {
  const among = (field: string, values: readonly string[]) => ({
    field_name: field,
    filter_type: 'IN',
    filter_value: JSON.stringify(values),
  });
  return [
    ...(ids === 'all' ? [] : [among(`${ID_DIMENSION[idsOf]}s`, ids)]),
    ...STATUS_FIELDS[level].map((field) => among(field, ['STATUS_ALL'])),
    among('campaign_system_origins', ['TT_ADS_PLATFORM', 'PROMOTE']),
  ];
}

export function timeOf(span: ReportSpan): string[] {
  return span === 'life' || span.by === 'sum' ? [] : [`stat_time_${span.by}`];
}

export function daysOf(span: ReportSpan): Record<string, unknown> {
  return span === 'life' ? { query_lifetime: true } : { start_date: span.from, end_date: span.to };
}

/** Tells one span of one account from another. */
export function nameOf(span: ReportSpan): string {
  return span === 'life' ? 'life' : `${span.from} to ${span.to} by ${span.by}`;
}

/** Whom a row of a report is about. */
export function idOf({ dimensions }: ReportRow, level: Level): string | null {
  const ids = { campaign: dimensions.campaign_id, adgroup: dimensions.adgroup_id, ad: dimensions.ad_id };
  return ids[level] ?? null;
}

/** The stamp of several reads as one: the last answer's time, everybody's request ids. */
export function joined(stamps: readonly Stamp[]): Stamp {
  const last = stamps.at(-1);
  if (last === undefined) throw new Error('No reads to join');
  return { ...last, requestIds: stamps.flatMap((stamp) => stamp.requestIds).slice(-10) };
}
