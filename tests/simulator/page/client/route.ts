import { parseFlags } from '../flags';

/** The page's own names of its three lists. `adgroup` is the ad group tab, `ad` the ads tab. */
export type ListName = 'campaign' | 'adgroup' | 'ad';

const PATHS: Record<ListName, string> = {
  campaign: '/i18n/manage/campaign',
  adgroup: '/i18n/manage/adgroup',
  ad: '/i18n/manage/creative',
};

/** What the address says: which list, of whom, for which days, below which parents. */
export interface Route {
  list: ListName;
  aadvid: string;
  /** `YYYY-MM-DD`, inclusive. */
  st: string;
  et: string;
  parents: { field: 'campaign_ids' | 'ad_ids'; ids: string[] } | undefined;
}

export function listOf(path: string): ListName {
  if (path.endsWith('/adgroup')) return 'adgroup';
  return path.endsWith('/creative') || path.endsWith('/ad') ? 'ad' : 'campaign';
}

function parentsOf(params: URLSearchParams): Route['parents'] {
  const field = params.get('filters[0][field]');
  if (field !== 'campaign_ids' && field !== 'ad_ids') return undefined;
  const ids = [...params].filter(([name]) => name.startsWith('filters[0][in_field_values]'));
  return { field, ids: ids.map(([, id]) => id) };
}

/** What an address says; the page's own unless another is given. */
export function currentRoute(today: string, address = location.href): Route {
  const { pathname, searchParams: params } = new URL(address, location.href);
  return {
    list: listOf(pathname),
    aadvid: params.get('aadvid') ?? '',
    st: params.get('st') ?? today,
    et: params.get('et') ?? today,
    parents: parentsOf(params),
  };
}

/** The address of the list that is open, of another account: its days and parents are not this one's. */
export function addressOf(aadvid: string): string {
  const params = new URLSearchParams({ aadvid });
  const sim = new URLSearchParams(location.search).get('sim');
  if (sim !== null) params.set('sim', sim);
  return `${location.pathname}?${params.toString()}`;
}

export const flags = parseFlags(new URLSearchParams(location.search).get('sim'));

/** Goes to another list without a reload; `sim`, dates and account stay in the address. */
export function openList(list: ListName, parents?: Route['parents']): void {
  const old = new URLSearchParams(location.search);
  const params = new URLSearchParams();
  for (const name of ['aadvid', 'st', 'et', 'relative_time', 'sim']) {
    const value = old.get(name);
    if (value !== null) params.set(name, value);
  }
  if (parents) {
    params.set('filters[0][field]', parents.field);
    params.set('filters[0][filter_type]', '0');
    parents.ids.forEach((id, index) => params.set(`filters[0][in_field_values][${index}]`, id));
    params.set('filters[0][source]', 'sidebar');
  }
  history.pushState(null, '', `${PATHS[list]}?${params.toString()}`);
}

/** Writes the chosen days into the address without a history entry. */
export function writeDates(st: string, et: string): void {
  const params = new URLSearchParams(location.search);
  params.set('st', st);
  params.set('et', et);
  params.set('relative_time', 'custom');
  history.replaceState(null, '', `${location.pathname}?${params.toString()}`);
}

/** The order asked for in the address; newest first when it says nothing. */
export function readSort(): { field: string; order: 0 | 1 } {
  const params = new URLSearchParams(location.search);
  return {
    field: params.get('sort_state') ?? 'create_time',
    order: params.get('sort_order') === '0' ? 0 : 1,
  };
}

export function writeSort(field: string, order: 0 | 1): void {
  const params = new URLSearchParams(location.search);
  params.set('sort_state', field);
  params.set('sort_order', String(order));
  history.replaceState(null, '', `${location.pathname}?${params.toString()}`);
}
