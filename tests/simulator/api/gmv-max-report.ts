import type { Hono } from 'hono';
import { z } from 'zod';
import { reportKnowledge } from '../faults/report-knowledge';
import { zerosUntil } from '../settings';
import { amountOf, unitsOf } from '../world/money';
import type { WorldCampaign } from '../world/types';
import type { Bucket } from '../world/zone';
import { idFilter } from './filters';
import { invalid } from './errors';
import { idParam, pageParam, pageSizeParam } from './params';
import { reportPage } from './report-list';
import { dayParam, flagParam, periodOf, type TimeDimension } from './report-params';
import { ReportReader } from './report-reader';
import { inGroup, type Subject } from './report-subjects';
import { register, type ApiServices, type Call } from './transport';

const METRICS = ['cost', 'net_cost', 'orders', 'gross_revenue', 'roi'] as const;
type Metric = (typeof METRICS)[number];
/** The world sells at this return, one order for so much of the account's currency. */
const RETURN = 2.5;
const PER_ORDER = '30';

const STATUSES = [
  'STATUS_ALL',
  'STATUS_DELIVERY_OK',
  'STATUS_DISABLE',
  'STATUS_NOT_DELIVERY',
  'STATUS_DELETE',
] as const;

/** The promotion types have other names here than in the list. facts: marketing-api 7.5 */
const PROMOTION = { PRODUCT_GMV_MAX: 'PRODUCT', LIVE_GMV_MAX: 'LIVE' } as const;

const params = z.strictObject({
  advertiser_id: idParam,
  store_ids: z.array(idParam).length(1, 'exactly one store'),
  start_date: dayParam,
  end_date: dayParam,
  metrics: z.array(z.enum(METRICS)).min(1).max(100),
  dimensions: z
    .array(z.enum(['advertiser_id', 'campaign_id', 'stat_time_day', 'stat_time_hour']))
    .min(1)
    .max(3),
  filtering: z
    .strictObject({
      campaign_ids: idFilter,
      campaign_statuses: z.array(z.enum(STATUSES)).min(1).optional(),
      gmv_max_promotion_types: z
        .array(z.enum(['PRODUCT', 'LIVE']))
        .min(1)
        .optional(),
    })
    .prefault({}),
  enable_total_metrics: flagParam,
  sort_field: z.enum(METRICS).optional(),
  sort_type: z.enum(['ASC', 'DESC']).default('DESC'),
  page: pageParam,
  page_size: pageSizeParam(1000),
});
type ReportCall = Call<z.output<typeof params>>;

interface Row {
  subject: Subject;
  bucket: Bucket;
  spend: number;
}

/** gmv_max/report/get: what GMV Max campaigns cost, their sessions included. facts: marketing-api 7.5 */
export function registerGmvMaxReport(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'GET',
    path: 'gmv_max/report/get',
    params,
    permission: '4',
    handle: (call) => {
      const { params: given, context, scope, headers, advertiser } = call;
      const { sort_field: field, sort_type: direction, metrics, dimensions } = given;
      const text = (metric: Metric, spend: number) => metricText(metric, spend, advertiser.currency);
      const rows = rowsOf(call);
      if (field !== undefined) {
        const value = ({ spend }: Row) => Number(text(field, spend)) || 0;
        rows.sort((a, b) => (value(a) - value(b)) * (direction === 'ASC' ? 1 : -1));
      }
      const named = (spend: number) =>
        Object.fromEntries(metrics.map((metric) => [metric, text(metric, spend)]));
      const list = rows.map(({ subject, bucket, spend }) => ({
        dimensions: Object.fromEntries(
          dimensions.map((dimension) => [dimension, dimensionText(dimension, subject, bucket)]),
        ),
        metrics: named(spend),
      }));
      return {
        ...reportPage(context, scope, headers, given, list),
        ...(given.enable_total_metrics
          ? { total_metrics: named(rows.reduce((sum, { spend }) => sum + spend, 0)) }
          : {}),
      };
    },
  });
}

function rowsOf(call: ReportCall): Row[] {
  const { params: given, context, scope, advertiser } = call;
  const isTime = (one: string): one is TimeDimension => one.startsWith('stat_time_');
  const [time, second] = given.dimensions.filter(isTime);
  if (second !== undefined) throw invalid('dimensions: at most one time dimension.');
  const buckets = periodOf(given, time)(advertiser.timezone);
  const knowledge = reportKnowledge(context.faults, context.settings, context.clock, scope);
  const reader = new ReportReader(context.world, knowledge);
  const zeros = zerosUntil(context.settings, time !== undefined, context.clock.now());
  return subjectsOf(call)
    .filter((subject) => !reader.leavesOut(subject))
    .flatMap((subject) =>
      buckets.map((bucket) => ({ subject, bucket, spend: reader.sum(subject, bucket).spend })),
    )
    .filter(({ spend, bucket }) => spend !== 0 || bucket.from <= zeros);
}

function subjectsOf(call: ReportCall): Subject[] {
  const { advertiser, context, params: given } = call;
  const campaigns = context.world.campaignsOf(advertiser.id).filter((campaign) => wanted(call, campaign));
  if (!given.dimensions.includes('campaign_id')) return [{ id: advertiser.id, advertiser, campaigns }];
  return campaigns.map((campaign) => ({ id: campaign.id, advertiser, campaigns: [campaign] }));
}

function wanted({ params: { filtering, store_ids: stores }, view }: ReportCall, campaign: WorldCampaign) {
  const { campaign_ids: ids, campaign_statuses: statuses, gmv_max_promotion_types: types } = filtering;
  return (
    campaign.gmvType !== undefined &&
    stores.includes(campaign.storeId ?? '') &&
    (ids?.includes(campaign.id) ?? true) &&
    (types?.includes(PROMOTION[campaign.gmvType]) ?? true) &&
    inGroup(view, 'campaign', campaign, statuses ?? ['STATUS_NOT_DELETE'])
  );
}

function dimensionText(dimension: string, { id, advertiser }: Subject, bucket: Bucket): string {
  if (dimension === 'advertiser_id') return advertiser.id;
  return dimension === 'campaign_id' ? id : bucket.label;
}

function metricText(metric: Metric, spend: number, currency: string): string {
  const revenue = Math.round(spend * RETURN);
  switch (metric) {
    case 'cost':
    case 'net_cost':
      return amountOf(spend, currency);
    case 'gross_revenue':
      return amountOf(revenue, currency);
    case 'orders':
      return String(Math.max(0, Math.floor(revenue / unitsOf(PER_ORDER, currency))));
    case 'roi':
      return spend === 0 ? '-' : (revenue / spend).toFixed(2);
  }
}
