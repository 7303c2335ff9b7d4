import type { ListQuery } from './net';
import { flags, type ListName, type Route } from './route';

/** Row keys per list. In this interface `ad` is the ad group and `creative` the ad (facts: session-api 0). */
export const KEYS = {
  campaign: { id: 'campaign_id', prefix: 'campaign' },
  adgroup: { id: 'ad_id', prefix: 'ad' },
  ad: { id: 'creative_id', prefix: 'creative' },
} as const satisfies Record<ListName, { id: string; prefix: string }>;

const METRICS = ['stat_cost', 'show_cnt', 'click_cnt', 'cpc', 'cpm', 'ctr', 'time_attr_convert_cnt'];

/** Where this build of the page asks for a list. */
export const listPath = (list: ListName): string =>
  flags.lists === 'op' ? `/api/v4/i18n/statistics/op/${list}/list/` : `/api/v3/i18n/statistics/${list}/list/`;

export function listBody(route: Route, query: ListQuery, extra: Record<string, unknown> = {}): string {
  return JSON.stringify(flags.lists === 'op' ? opBody(route, query, extra) : flatBody(route, query));
}

interface Filter {
  field: string;
  filter_type: number;
  in_field_values: string[];
}

function opBody(route: Route, query: ListQuery, extra: Record<string, unknown>): object {
  const { id, prefix } = KEYS[route.list];
  const filters: Filter[] = [];
  if (query.show !== 'all')
    filters.push({ field: `${prefix}_status`, filter_type: 0, in_field_values: [query.show] });
  if (route.parents)
    filters.push({ field: route.parents.field, filter_type: 0, in_field_values: route.parents.ids });
  return {
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
  };
}

/** The older body: everything at the top, most of it empty (facts: session-api 2.1). */
function flatBody(route: Route, query: ListQuery): object {
  const { prefix } = KEYS[route.list];
  const { parents } = route;
  const statuses = Object.fromEntries(
    Object.values(KEYS).map((keys) => [
      `${keys.prefix}_status`,
      keys.prefix === prefix && query.show !== 'all' ? [query.show] : [],
    ]),
  );
  return {
    version: '2',
    sort_stat: query.sort.field,
    sort_order: query.sort.order,
    page: query.page,
    limit: query.pageSize,
    st: route.st,
    et: route.et,
    query_list: METRICS,
    lifetime: 0,
    relative_time: 'custom',
    compare_st: '',
    compare_et: '',
    keyword: query.search,
    search_type: 1,
    ...statuses,
    opt_status: [],
    objective_type_filter: [],
    selection_ids: {
      campaign_ids: [],
      ad_ids: [],
      creative_ids: [],
      ...(parents && { [parents.field]: parents.ids }),
    },
    filters: [],
    extra: {},
  };
}
