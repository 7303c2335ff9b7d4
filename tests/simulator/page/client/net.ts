import { listBody, listPath } from './list-body';
import type { ListName, Route } from './route';
import { transport } from './transport';

export interface Account {
  id: string;
  name: string;
  currency: string;
  timezone: string;
  /** The currency's. */
  decimals: number;
  /** `YYYY-MM-DD` in the account's zone. */
  today: string;
}

/** What the server wrote into the page. `account` is the one that is shown; choosing another changes it. */
export interface Boot {
  account: Account | null;
  accounts: Account[];
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

const csrf = () => /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? '';

/** Ids that came as numbers are too long for one. */
const quoteIds = (text: string) => text.replace(/("[a-z_]+_id":)(\d{16,})/g, '$1"$2"');

async function post(path: string, route: Route, body: BodyInit, json: boolean): Promise<unknown> {
  const url = `${path}?aadvid=${encodeURIComponent(route.aadvid)}&req_src=bidding`;
  const headers: Record<string, string> = {
    accept: 'application/json, text/plain, */*',
    'x-csrftoken': csrf(),
    'trace-log-adv-id': route.aadvid,
  };
  if (json) headers['content-type'] = 'application/json';
  const answer = await transport({ url, headers, body });
  if (answer.redirected && answer.url.includes('/i18n/login')) {
    location.assign(answer.url);
    throw new Error('The session has ended');
  }
  const { text } = answer;
  let parsed: { code?: unknown; msg?: unknown };
  try {
    parsed = JSON.parse(quoteIds(text)) as typeof parsed;
  } catch {
    throw new Error(`System error (${answer.status})`);
  }
  if (parsed.code !== 0) throw new Error(String(parsed.msg ?? 'System error'));
  return parsed;
}

type Nested = Record<string, unknown>;
type RawRow = Nested & { row_data?: Nested; stat_data?: Nested };
const strings = (row: RawRow): ListData =>
  Object.fromEntries(
    Object.entries({ ...row, ...row.row_data, ...row.stat_data })
      .filter(([, value]) => typeof value !== 'object')
      .map(([key, value]) => [key, String(value)]),
  );

export async function fetchList(route: Route, query: ListQuery): Promise<ListAnswer> {
  const answer = (await post(listPath(route.list), route, listBody(route, query), true)) as {
    data: {
      table: RawRow[];
      statistics: RawRow;
      pagination?: { total_count: number; page_count: number };
    };
  };
  return {
    rows: answer.data.table.map(strings),
    totals: strings(answer.data.statistics),
    totalCount: answer.data.pagination?.total_count ?? answer.data.table.length,
    pageCount: answer.data.pagination?.page_count ?? 1,
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
  const calls = [
    post(listPath(route.list), route, listBody(route, { ...first, show: 'delete' }), true),
    post(listPath(next.list), next, listBody(next, first, { preload: true }), true),
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
