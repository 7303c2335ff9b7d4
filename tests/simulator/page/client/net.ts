import type { ListName, Route } from './route';

/** What the server wrote into the page about the account. `decimals` is the currency's. */
export interface Boot {
  account: { id: string; name: string; currency: string; timezone: string; decimals: number } | null;
  accounts: { id: string; name: string; currency: string }[];
  /** `YYYY-MM-DD` in the account's zone. */
  today: string;
}

/** A list row as this page uses it; all values are the strings the endpoint sent. */
export type ListData = Record<string, string>;

export interface ListAnswer {
  rows: ListData[];
  totals: ListData;
  totalCount: number;
  pageCount: number;
}

export interface ListQuery {
  page: number;
  pageSize: number;
  sort: { field: string; order: 0 | 1 };
  search: string;
  /** The list's own status filter. */
  show: 'no_delete' | 'all' | 'delete';
}

/** Row keys per list. In this interface `ad` is the ad group and `creative` the ad (facts: session-api 0). */
export const KEYS = {
  campaign: { id: 'campaign_id', prefix: 'campaign' },
  adgroup: { id: 'ad_id', prefix: 'ad' },
  ad: { id: 'creative_id', prefix: 'creative' },
} as const satisfies Record<ListName, { id: string; prefix: string }>;

const METRICS = ['stat_cost', 'show_cnt', 'click_cnt', 'cpc', 'cpm', 'ctr', 'time_attr_convert_cnt'];

const csrf = () => /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? '';

async function post(path: string, route: Route, body: BodyInit, json: boolean): Promise<unknown> {
  const url = `${path}?aadvid=${encodeURIComponent(route.aadvid)}&req_src=bidding`;
  const headers: Record<string, string> = {
    accept: 'application/json, text/plain, */*',
    'x-csrftoken': csrf(),
    'trace-log-adv-id': route.aadvid,
  };
  if (json) headers['content-type'] = 'application/json';
  const answer = await window.fetch(url, { method: 'POST', headers, body, credentials: 'include' });
  if (answer.redirected && answer.url.includes('/i18n/login')) {
    location.assign(answer.url);
    throw new Error('The session has ended');
  }
  const text = await answer.text();
  let parsed: { code?: unknown; msg?: unknown };
  try {
    parsed = JSON.parse(text) as typeof parsed;
  } catch {
    throw new Error(`System error (${answer.status})`);
  }
  if (parsed.code !== 0) throw new Error(String(parsed.msg ?? 'System error'));
  return parsed;
}

interface Filter {
  field: string;
  filter_type: number;
  in_field_values: string[];
}

function listBody(route: Route, query: ListQuery, extra: Record<string, unknown>): string {
  const { id, prefix } = KEYS[route.list];
  const filters: Filter[] = [];
  if (query.show !== 'all')
    filters.push({ field: `${prefix}_status`, filter_type: 0, in_field_values: [query.show] });
  if (route.parents)
    filters.push({ field: route.parents.field, filter_type: 0, in_field_values: route.parents.ids });
  return JSON.stringify({
    common_req: {
      st: route.st,
      et: route.et,
      lifetime: 0,
      page: query.page,
      page_size: query.pageSize,
      sort_stat: query.sort.field,
      sort_order: query.sort.order,
      keyword: query.search,
      metrics: METRICS,
      dimensions: [id],
      filters,
    },
    extra: { scene: 'campaign_list_v2', list_version: 'v2', ...extra },
  });
}

type RawRow = Record<string, unknown> & { row_data?: Record<string, unknown> };
const strings = (row: RawRow): ListData =>
  Object.fromEntries(
    Object.entries({ ...row, ...row.row_data })
      .filter(([, value]) => typeof value !== 'object')
      .map(([key, value]) => [key, String(value)]),
  );

export async function fetchList(route: Route, query: ListQuery): Promise<ListAnswer> {
  const path = `/api/v4/i18n/statistics/op/${route.list}/list/`;
  const answer = (await post(path, route, listBody(route, query, {}), true)) as {
    data: {
      table: RawRow[];
      statistics: RawRow;
      pagination: { total_count: number; page_count: number };
    };
  };
  return {
    rows: answer.data.table.map(strings),
    totals: strings(answer.data.statistics),
    totalCount: answer.data.pagination.total_count,
    pageCount: answer.data.pagination.page_count,
  };
}

/**
 * The calls the real page makes besides its list: the deleted rows, a preload of the next list, the drafts
 * (facts: page-dom, Network made by the page). Nobody waits for them and their failure is nobody's business.
 */
export function fetchBesides(route: Route, query: ListQuery): void {
  const next = { ...route, list: route.list === 'campaign' ? 'adgroup' : 'ad' } as const;
  const first = { ...query, page: 1, pageSize: 20 };
  const sketch = route.list === 'campaign' ? 'campaign' : route.list === 'adgroup' ? 'ad' : 'creative';
  const list = `/api/v4/i18n/statistics/op/${route.list}/list/`;
  const calls = [
    post(list, route, listBody(route, { ...first, show: 'delete' }, {}), true),
    post(
      `/api/v4/i18n/statistics/op/${next.list}/list/`,
      next,
      listBody(next, first, { preload: true }),
      true,
    ),
    post(`/api/v4/i18n/statistics/sketch/${sketch}/list/`, route, '{"page":1,"limit":20}', true),
  ];
  void Promise.allSettled(calls);
}

const UPDATE: Record<ListName, { path: string; field: string }> = {
  campaign: { path: '/api/v3/i18n/overture/campaign/update_status/', field: 'campaign_list' },
  adgroup: { path: '/api/v3/i18n/overture/ad/update_status/', field: 'ad_list' },
  ad: { path: '/api/v2/i18n/overture/creative/update_status/', field: 'creative_list' },
};

/** The page's own switch: a multipart form with lower-case operation (facts: session-api 3). */
export async function updateStatus(route: Route, id: string, operation: 'enable' | 'disable'): Promise<void> {
  const { path, field } = UPDATE[route.list];
  const form = new FormData();
  form.set(field, JSON.stringify([id]));
  if (route.list === 'ad') form.set('aco_creative_list', '[]');
  form.set('operation', operation);
  await post(path, route, form, false);
}
