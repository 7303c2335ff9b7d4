import type { Hono } from 'hono';
import { z } from 'zod';
import { sumMoney } from '../world/money';
import { primaryStatus } from '../world/status';
import type { WorldAdvertiser, WorldCampaign } from '../world/types';
import { invalid } from './errors';
import { kindMatches } from './filters';
import type { Item } from './list';
import { idParam, pageParam, pageSizeParam, parseJson } from './params';
import { dayInZone } from './time';
import { register, type ApiServices, type Call } from './transport';

const METRICS = ['spend', 'impressions', 'campaign_name', 'currency'] as const;
const DAY_MS = 86_400_000;
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'is not a date');

/** `filtering` of a report is a list of conditions whose value is JSON inside a string. facts: marketing-api 7.1 */
const condition = z.strictObject({
  field_name: z.enum(['campaign_ids', 'campaign_status', 'campaign_system_origins']),
  filter_type: z.literal('IN'),
  filter_value: z.string(),
});

const params = z.strictObject({
  advertiser_id: idParam,
  service_type: z.literal('AUCTION').default('AUCTION'),
  report_type: z.literal('BASIC'),
  data_level: z.literal('AUCTION_CAMPAIGN'),
  dimensions: z.array(z.enum(['campaign_id', 'stat_time_day'])).min(1),
  metrics: z.array(z.enum(METRICS)).default(['spend', 'impressions']),
  start_date: day.optional(),
  end_date: day.optional(),
  query_lifetime: z.stringbool().default(false),
  enable_total_metrics: z.stringbool().default(false),
  order_field: z.enum(['spend', 'impressions']).optional(),
  order_type: z.enum(['ASC', 'DESC']).default('DESC'),
  filtering: z.array(condition).default([]),
  query_mode: z.literal('REGULAR').default('REGULAR'),
  page: pageParam,
  page_size: pageSizeParam(1000),
});
type ReportCall = Call<z.output<typeof params>>;

interface Conditions {
  campaignIds?: string[];
  status: string[];
  origins: string[];
}

/** The conditions with TikTok's defaults: deleted and Promote campaigns are hidden. facts: marketing-api 7.3 */
function conditions(given: z.output<typeof condition>[]): Conditions {
  const result: Conditions = { status: ['STATUS_NOT_DELETE'], origins: ['TT_ADS_PLATFORM'] };
  for (const { field_name: field, filter_value: text } of given) {
    const values = readValues(field, text);
    if (field === 'campaign_status') result.status = values;
    else if (field === 'campaign_system_origins') result.origins = values;
    else {
      if (values.length > 100) throw invalid('filtering: at most 100 campaign_ids.');
      result.campaignIds = values;
    }
  }
  return result;
}

function readValues(field: string, text: string): string[] {
  try {
    return z.array(idParam.or(z.string())).parse(parseJson(text));
  } catch {
    throw invalid(`filtering: filter_value of ${field} is not a JSON list.`);
  }
}

/** First and last day asked for, or undefined for the whole life. Throws on a range TikTok refuses. */
function dateRange({ params: given }: ReportCall): { start: string; end: string } | undefined {
  const byDay = given.dimensions.includes('stat_time_day');
  if (given.query_lifetime) {
    if (byDay) throw invalid('query_lifetime: not with a time dimension.');
    return undefined;
  }
  const { start_date: start, end_date: end } = given;
  if (start === undefined || end === undefined)
    throw invalid('Missing required field(s): start_date, end_date.');
  const days = (Date.parse(end) - Date.parse(start)) / DAY_MS + 1;
  if (days < 1) throw invalid('end_date: before start_date.');
  const most = byDay ? 30 : 365;
  if (days > most) throw invalid(`The time span must not exceed ${most} days.`);
  return { start, end };
}

function wantedCampaigns(call: ReportCall, wanted: Conditions): WorldCampaign[] {
  const { context, advertiser, view } = call;
  return context.world.campaignsOf(advertiser.id).filter((campaign) => {
    const group = primaryStatus(view.secondaryStatus('campaign', campaign));
    const statusOk = wanted.status.some((status) => {
      if (status === 'STATUS_ALL') return true;
      return status === 'STATUS_NOT_DELETE' ? group !== 'STATUS_DELETE' : group === status;
    });
    return (
      statusOk &&
      kindMatches(campaign, {
        campaign_system_origins: wanted.origins,
        buying_types: ['AUCTION', 'RESERVATION_RF', 'RESERVATION_TOP_VIEW'],
      }) &&
      (wanted.campaignIds?.includes(campaign.id) ?? true)
    );
  });
}

/** All metric values are strings. facts: marketing-api 7.2 */
function reportRow(
  advertiser: WorldAdvertiser,
  campaign: WorldCampaign,
  metrics: readonly (typeof METRICS)[number][],
  today: string | undefined,
): { dimensions: Item; metrics: Record<string, string> } {
  const all = {
    spend: campaign.spentToday,
    impressions: String(campaign.impressionsToday),
    campaign_name: campaign.name,
    currency: advertiser.currency,
  };
  return {
    dimensions: {
      campaign_id: campaign.id,
      ...(today === undefined ? {} : { stat_time_day: `${today} 00:00:00` }),
    },
    metrics: Object.fromEntries(metrics.map((metric) => [metric, all[metric]])),
  };
}

/**
 * report/integrated/get by campaign: what was spent and shown today in the account's zone. Days before today have no
 * rows: this world's delivery begins today. facts: marketing-api 7.1-7.3
 */
export function registerReports(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'report/integrated/get',
    params,
    permission: '4',
    handle: (call) => {
      const { params: given, advertiser, context } = call;
      if (!given.dimensions.includes('campaign_id'))
        throw invalid('Conflict occurs. The input params including metrics and dimensions have no relation.');
      const range = dateRange(call);
      const byDay = given.dimensions.includes('stat_time_day');
      const today = dayInZone(context.clock.now(), advertiser.timezone);
      const covered = range === undefined || (range.start <= today && today <= range.end);
      const campaigns = covered ? wantedCampaigns(call, conditions(given.filtering)) : [];
      // With a time dimension, rows without delivery are missing. facts: marketing-api 7.3
      const delivered = campaigns.filter(
        (campaign) => !byDay || campaign.impressionsToday > 0 || Number(campaign.spentToday) > 0,
      );
      const rows = ordered(delivered, given.order_field, given.order_type).map((campaign) =>
        reportRow(advertiser, campaign, given.metrics, byDay ? today : undefined),
      );
      const start = (given.page - 1) * given.page_size;
      return {
        list: rows.slice(start, start + given.page_size),
        page_info: {
          page: given.page,
          page_size: given.page_size,
          total_number: rows.length,
          total_page: Math.ceil(rows.length / given.page_size),
        },
        ...(given.enable_total_metrics ? { total_metrics: totals(advertiser, delivered) } : {}),
      };
    },
  });
}

function totals(advertiser: WorldAdvertiser, campaigns: WorldCampaign[]): Record<string, string> {
  const impressions = campaigns.reduce((sum, campaign) => sum + campaign.impressionsToday, 0);
  return {
    spend: sumMoney(
      campaigns.map((campaign) => campaign.spentToday),
      advertiser.currency,
    ),
    impressions: String(impressions),
  };
}

function ordered(
  campaigns: WorldCampaign[],
  field: 'spend' | 'impressions' | undefined,
  direction: 'ASC' | 'DESC',
): WorldCampaign[] {
  if (field === undefined) return campaigns;
  const value = (campaign: WorldCampaign) =>
    field === 'spend' ? Number(campaign.spentToday) : campaign.impressionsToday;
  return [...campaigns].sort((a, b) => (value(a) - value(b)) * (direction === 'ASC' ? 1 : -1));
}
