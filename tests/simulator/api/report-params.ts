import { z } from 'zod';
import { daysBetween, hoursOfDay, type Bucket } from '../world/zone';
import { invalid } from './errors';
import { idParam, pageParam, pageSizeParam } from './params';

/** Data levels and the id dimensions of each. facts: marketing-api 7.1 */
export const LEVELS = {
  AUCTION_ADVERTISER: { rank: 0, ids: ['advertiser_id'] },
  AUCTION_CAMPAIGN: { rank: 1, ids: ['campaign_id'] },
  AUCTION_ADGROUP: { rank: 2, ids: ['adgroup_id'] },
  AUCTION_AD: { rank: 3, ids: ['ad_id', 'ad_id_v2'] },
} as const;
export type DataLevel = keyof typeof LEVELS;

const DIMENSIONS = [
  'advertiser_id',
  'campaign_id',
  'adgroup_id',
  'ad_id',
  'ad_id_v2',
  'stat_time_day',
  'stat_time_hour',
] as const;
export const NUMBERS = [
  'spend',
  'impressions',
  'clicks',
  'ctr',
  'cpc',
  'cpm',
  'billed_cost',
  'cash_spend',
  'voucher_spend',
] as const;
/** "Metrics" that only name things, and the rank of the level from which on they can be asked for. */
export const ATTRIBUTES = {
  currency: 0,
  campaign_id: 1,
  campaign_name: 1,
  adgroup_id: 2,
  adgroup_name: 2,
  ad_name: 3,
} as const;
export type NumberMetric = (typeof NUMBERS)[number];
export type Attribute = keyof typeof ATTRIBUTES;
const METRICS = [...NUMBERS, ...(Object.keys(ATTRIBUTES) as Attribute[])] as const;

const DAY_MS = 86_400_000;
export const dayParam = z.iso.date();
/** A word in a query; tools of the MCP server take it as a boolean. */
export const flagParam = z.stringbool().meta({ type: 'boolean' }).default(false);

const condition = z.strictObject({
  field_name: z.string(),
  filter_type: z.enum([
    'IN',
    'MATCH',
    'GREATER_EQUAL',
    'GREATER_THAN',
    'LOWER_EQUAL',
    'LOWER_THAN',
    'BETWEEN',
  ]),
  filter_value: z.string(),
});
export type Condition = z.output<typeof condition>;

export const reportParams = z.strictObject({
  advertiser_id: idParam.optional(),
  advertiser_ids: z.array(idParam).min(1).max(5).optional(),
  multi_adv_report_in_utc_time: flagParam,
  service_type: z.literal('AUCTION').default('AUCTION'),
  report_type: z.literal('BASIC'),
  data_level: z.enum(Object.keys(LEVELS) as [DataLevel, ...DataLevel[]]),
  dimensions: z.array(z.enum(DIMENSIONS)).min(1),
  metrics: z.array(z.enum(METRICS)).default(['spend', 'impressions']),
  start_date: dayParam.optional(),
  end_date: dayParam.optional(),
  query_lifetime: flagParam,
  enable_total_metrics: flagParam,
  order_field: z.enum(NUMBERS).optional(),
  order_type: z.enum(['ASC', 'DESC']).default('DESC'),
  filtering: z.array(condition).default([]),
  query_mode: z.literal('REGULAR').default('REGULAR'),
  page: pageParam,
  page_size: pageSizeParam(1000),
});
export type ReportParams = z.output<typeof reportParams>;

export const conflict = () =>
  invalid('Conflict occurs. The input params including metrics and dimensions have no relation.');

export type TimeDimension = 'stat_time_day' | 'stat_time_hour';

/** Checks that level, dimensions and metrics belong together. facts: marketing-api 7.3 */
export function checkRelations({ data_level: level, dimensions, metrics }: ReportParams): {
  idDimension: (typeof DIMENSIONS)[number];
  time: TimeDimension | undefined;
} {
  const isTime = (one: string): one is TimeDimension => one.startsWith('stat_time_');
  const times = dimensions.filter(isTime);
  const ids = dimensions.filter((one) => !isTime(one));
  const { rank, ids: allowed } = LEVELS[level];
  const [idDimension] = ids;
  if (idDimension === undefined || ids.length > 1 || times.length > 1) throw conflict();
  if (!(allowed as readonly string[]).includes(idDimension)) throw conflict();
  for (const metric of metrics) {
    if (metric in ATTRIBUTES && ATTRIBUTES[metric as Attribute] > rank) throw conflict();
    // Known by account and day only. facts: marketing-api 7.4
    const cash = metric === 'cash_spend' || metric === 'voucher_spend';
    if (cash && (rank > 0 || times[0] !== 'stat_time_day')) throw conflict();
  }
  return { idDimension, time: times[0] };
}

/** Which time the report covers: all of it in one row, or a row for each bucket. */
export type Period = (timeZone: string) => Bucket[];

/** Throws on a range that TikTok refuses. facts: marketing-api 7.1 */
export function periodOf(
  given: {
    start_date?: string | undefined;
    end_date?: string | undefined;
    query_lifetime?: boolean;
  },
  time: TimeDimension | undefined,
): Period {
  if (given.query_lifetime) {
    if (time !== undefined) throw invalid('query_lifetime: not with a time dimension.');
    return () => [{ label: '', from: 0, to: Infinity }];
  }
  const { start_date: start, end_date: end } = given;
  if (start === undefined || end === undefined)
    throw invalid('Missing required field(s): start_date, end_date.');
  const days = (Date.parse(end) - Date.parse(start)) / DAY_MS + 1;
  if (days < 1) throw invalid('end_date: before start_date.');
  const most = time === 'stat_time_hour' ? 1 : time === 'stat_time_day' ? 30 : 365;
  if (days > most) throw invalid(`The time span must not exceed ${most} day(s).`);
  if (time === 'stat_time_hour') return (timeZone) => hoursOfDay(start, timeZone);
  if (time === 'stat_time_day') return (timeZone) => daysBetween(start, end, timeZone);
  return (timeZone) => {
    const [first] = daysBetween(start, start, timeZone);
    const [last] = daysBetween(end, end, timeZone);
    return [{ label: '', from: first?.from ?? 0, to: last?.to ?? 0 }];
  };
}
