import type { Hono } from 'hono';
import { z } from 'zod';
import type { SimulatorContext } from '../context';
import type { ReadView } from '../world/read-view';
import { dayAfter, startOfDay } from '../world/zone';
import { metricStrings, RowShaper, type Row } from './rows';
import { guard, ok, refused, undecodable } from './session';

const filterSchema = z.object({
  field: z.string(),
  filter_type: z.number(),
  in_field_values: z.array(z.string()),
});
const day = z.iso.date();
const bodySchema = z.object({
  common_req: z.object({
    st: day,
    et: day,
    page: z.int().min(1).default(1),
    page_size: z.int().min(1).max(1000).default(20),
    sort_stat: z.string().default('create_time'),
    sort_order: z.union([z.literal(0), z.literal(1)]).default(1),
    keyword: z.string().default(''),
    dimensions: z.array(z.string()).default([]),
    filters: z.array(filterSchema).default([]),
  }),
  extra: z.record(z.string(), z.unknown()).optional(),
});
type CommonRequest = z.infer<typeof bodySchema>['common_req'];

const LISTS = {
  campaign: { id: 'campaign_id', prefix: 'campaign' },
  adgroup: { id: 'ad_id', prefix: 'ad' },
  ad: { id: 'creative_id', prefix: 'creative' },
} as const;
type ListName = keyof typeof LISTS;

/** Id filters and the row key each compares with. */
const ID_FILTERS: Record<string, string> = {
  campaign_ids: 'campaign_id',
  ad_ids: 'ad_id',
  creative_ids: 'creative_id',
};

/**
 * The page does not use up a fault that counts requests (it would be gone before the API meets it), unless the
 * fault is aimed at it with `endpoint`.
 */
export function pageView(context: SimulatorContext, list: ListName): ReadView {
  const endpoint = `page/${list}/list`;
  const counts = context.faults
    .list()
    .some(
      (fault) =>
        (fault.name === 'flip-flop-reads' || fault.timesLeft !== undefined) &&
        (fault.endpoint === undefined || !endpoint.includes(fault.endpoint)),
    );
  if (counts) return context.truth();
  return context.readView({ endpoint, campaignIds: new Set(), adGroupIds: new Set() });
}

function allRows(context: SimulatorContext, list: ListName, aadvid: string, request: CommonRequest): Row[] {
  const { world } = context;
  const advertiser = world.advertisers.get(aadvid);
  if (!advertiser) return [];
  const days = {
    from: startOfDay(request.st, advertiser.timezone),
    to: startOfDay(dayAfter(request.et), advertiser.timezone),
  };
  const shaper = new RowShaper(pageView(context, list), days);
  const campaigns = world.campaignsOf(aadvid);
  if (list === 'campaign') return campaigns.map((campaign) => shaper.campaign(campaign));
  const groups = campaigns.flatMap((campaign) => world.adGroupsOf(campaign.id));
  if (list === 'adgroup') return groups.map((group) => shaper.adGroup(group));
  const dimension = request.dimensions[0] ?? '';
  return groups.flatMap((group) => world.adsOfAdGroup(group.id)).map((ad) => shaper.ad(ad, dimension));
}

/** Deleted rows are in the list unless a status filter asks otherwise (facts: session-api 2.1). */
function passes(row: Row, list: ListName, request: CommonRequest): boolean {
  const { id, prefix } = LISTS[list];
  const deleted = row.attributes[`${prefix}_primary_status`] === 'delete';
  const name = row.attributes[`${prefix}_name`] ?? '';
  const key = request.keyword.toLowerCase();
  if (key !== '' && !name.toLowerCase().includes(key) && row.attributes[id] !== key) return false;
  return request.filters.every(({ field, filter_type, in_field_values }) => {
    const idKey = ID_FILTERS[field];
    if (idKey !== undefined) {
      const value = row.attributes[idKey];
      return value === undefined || in_field_values.includes(value);
    }
    if (field !== `${prefix}_status`) return true;
    if (filter_type === 10) return !(deleted && in_field_values.includes('delete'));
    if (in_field_values.includes('no_delete')) return !deleted;
    return !in_field_values.includes('delete') || deleted;
  });
}

function sortValue(row: Row, field: string): string | number {
  if (field === 'stat_cost' || field === 'cpm' || field === 'cpc') return row.metrics.cost;
  if (['show_cnt', 'click_cnt', 'ctr', 'time_attr_convert_cnt'].includes(field))
    return row.metrics.impressions;
  if (field === 'budget') return Number(row.attributes['budget'] ?? 0);
  if (field === 'create_time') return Number(row.attributes['create_time'] ?? 0);
  return (row.attributes[field] ?? '').toLowerCase();
}

function answer(rows: Row[], list: ListName, request: CommonRequest, currency: string) {
  const { id } = LISTS[list];
  const kept = rows.filter((row) => passes(row, list, request));
  const sign = request.sort_order === 1 ? -1 : 1;
  const keyed = kept.map((row) => ({ row, value: sortValue(row, request.sort_stat) }));
  keyed.sort((a, b) => (a.value < b.value ? -sign : a.value > b.value ? sign : 0));
  const start = (request.page - 1) * request.page_size;
  const total = kept.reduce(
    (sum, { metrics }) => ({
      cost: sum.cost + metrics.cost,
      impressions: sum.impressions + metrics.impressions,
    }),
    { cost: 0, impressions: 0 },
  );
  return {
    table: keyed.slice(start, start + request.page_size).map(({ row }) => ({
      ...row.attributes,
      row_data: metricStrings(row.metrics, currency, row.attributes[id] ?? ''),
    })),
    pagination: {
      page: request.page,
      page_count: Math.max(1, Math.ceil(kept.length / request.page_size)),
      total_count: kept.length,
      limit: request.page_size,
    },
    statistics: metricStrings(total, currency, '99'),
  };
}

/** The list endpoints of the page, with the 2026 `common_req` body (facts: session-api 2.1). */
export function registerLists(app: Hono, context: SimulatorContext): void {
  for (const version of ['v3', 'v4']) {
    app.post(`/api/${version}/i18n/statistics/op/:list/list/`, guard, async (c) => {
      const list = c.req.param('list');
      if (list !== 'campaign' && list !== 'adgroup' && list !== 'ad') return c.notFound();
      const aadvid = c.req.query('aadvid') ?? '';
      const advertiser = context.world.advertisers.get(aadvid);
      if (!advertiser) return refused(c, 40001, 'No permission to operate this advertiser');
      const body: unknown = await c.req.json().catch(() => undefined);
      const parsed = bodySchema.safeParse(body);
      if (!parsed.success) return undecodable(c, 'request into Go value of type ListRequest');
      const request = parsed.data.common_req;
      if (request.filters.some((filter) => filter.field === 'adgroup_id'))
        return refused(c, 1300400001, 'Unsupported filter field');
      return ok(c, answer(allRows(context, list, aadvid, request), list, request, advertiser.currency));
    });
    app.post(`/api/${version}/i18n/statistics/sketch/:list/list/`, guard, (c) =>
      ok(c, { table: [], pagination: { page: 1, page_count: 0, total_count: 0, limit: 20 } }),
    );
  }
}
