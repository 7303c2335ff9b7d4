import type { Entity, Kind, Level } from '@/utils/core/entity';
import type { Priority, Read } from '../gateway';
import type { ClientParts } from './client';
import { adEntity, adGroupEntity, campaignEntity, smartPlusAdEntity } from './entities';
import { LARGEST_PAGE, type Pages } from '../reading/listing';
import { readPages } from './pages';
import { adGroupSchema, adSchema, campaignSchema, smartPlusAdSchema } from './schemas';

/** Without this TikTok leaves out what people made in the app (facts: marketing-api 2.1). */
const ALL_ORIGINS = ['TT_ADS_PLATFORM', 'PROMOTE'];
const GMV_MAX_PAGE = 100;
const SMART_PLUS_AD_PAGE = 100;

export interface Filter {
  /** `STATUS_ALL` asks for deleted entities too; proof needs it. */
  status: 'STATUS_ALL' | 'STATUS_NOT_DELETE';
  ids?: { field: IdField; values: string[] };
  /** Longer lists are left after their first page. */
  mostPages?: number;
}
export type IdField = 'campaign_ids' | 'adgroup_ids' | 'ad_ids' | 'smart_plus_ad_ids';

/** Where campaigns of a kind are listed. The first place also lists manual, Smart+ and Promote campaigns. */
export type Place = 'auction' | 'reserved' | 'topview' | 'gmv-max';
export const PLACES: readonly Place[] = ['auction', 'gmv-max', 'reserved', 'topview'];

const BUYING_TYPE = {
  auction: 'AUCTION',
  reserved: 'RESERVATION_RF',
  topview: 'RESERVATION_TOP_VIEW',
} as const;
const KIND_OF_PLACE: Record<Place, Kind | null> = {
  auction: null,
  reserved: 'reach-frequency',
  topview: 'topview',
  'gmv-max': 'gmv-max',
};

/** Campaigns in one place, all pages. */
export async function readCampaigns(
  parts: ClientParts,
  advertiserId: string,
  place: Place,
  filter: Filter,
  priority: Priority,
): Promise<Read<Pages<Entity>>> {
  const ids = filter.ids ? { [filter.ids.field]: filter.ids.values } : {};
  const read =
    place === 'gmv-max'
      ? await readGmvMax(parts, advertiserId, filter, ids, priority)
      : await readPages(parts, {
          path: '/campaign/get/',
          query: {
            advertiser_id: advertiserId,
            filtering: {
              ...ids,
              primary_status: filter.status,
              buying_types: [BUYING_TYPE[place]],
              ...(place === 'auction' ? { campaign_system_origins: ALL_ORIGINS } : {}),
            },
          },
          item: campaignSchema,
          pageSize: LARGEST_PAGE,
          ...upTo(filter),
          priority,
        });
  return mapPages(read, (item) => campaignEntity(advertiserId, item, KIND_OF_PLACE[place]));
}

/** GMV Max has no `STATUS_ALL`: deleted ones are a list of their own (facts: marketing-api 4.3). */
async function readGmvMax(
  parts: ClientParts,
  advertiserId: string,
  filter: Filter,
  ids: Record<string, string[]>,
  priority: Priority,
) {
  const list = (more: Record<string, unknown>) =>
    readPages(parts, {
      path: '/gmv_max/campaign/get/',
      query: {
        advertiser_id: advertiserId,
        filtering: { ...ids, gmv_max_promotion_types: ['PRODUCT_GMV_MAX', 'LIVE_GMV_MAX'], ...more },
      },
      item: campaignSchema,
      pageSize: GMV_MAX_PAGE,
      priority,
    });
  const present = await list({});
  if (!present.ok || filter.status === 'STATUS_NOT_DELETE') return present;
  if (filter.ids && present.value.items.length === filter.ids.values.length) return present;
  const deleted = await list({ primary_status: 'STATUS_DELETE' });
  if (!deleted.ok) return deleted;
  const known = new Set(present.value.items.map((item) => item.campaign_id));
  const items = [
    ...present.value.items,
    ...deleted.value.items.filter((item) => !known.has(item.campaign_id)),
  ];
  const complete = present.value.complete && deleted.value.complete;
  const pages = present.value.pages + deleted.value.pages;
  return { ...deleted, value: { items, total: items.length, complete, pages } };
}

/** What was found by id. Where not all lists were whole, what is not among it may be there all the same. */
export interface Found {
  found: Entity[];
  whole: boolean;
}

/** Looks for campaigns by id in every place until all are found. */
export async function findCampaigns(
  parts: ClientParts,
  advertiserId: string,
  ids: string[],
  priority: Priority,
): Promise<Read<Found>> {
  const found: Entity[] = [];
  let whole = true;
  let missing = ids;
  let last: Read<Pages<Entity>> | null = null;
  for (const place of PLACES) {
    const filter: Filter = { status: 'STATUS_ALL', ids: { field: 'campaign_ids', values: missing } };
    last = await readCampaigns(parts, advertiserId, place, filter, priority);
    if (!last.ok) return last;
    whole &&= last.value.complete;
    // The filter is TikTok's; that it was obeyed is ours to check.
    found.push(...last.value.items.filter((entity) => missing.includes(entity.ref.id)));
    missing = ids.filter((id) => !found.some((entity) => entity.ref.id === id));
    if (missing.length === 0) break;
  }
  if (last === null || !last.ok) throw new Error('No place to look for campaigns');
  return { ok: true, value: { found, whole }, stamp: last.stamp };
}

/** Ad groups by id or below a campaign, all pages. Smart+ has a list of its own. */
export async function readAdGroups(
  parts: ClientParts,
  advertiserId: string,
  smartPlus: boolean,
  filter: Filter,
  priority: Priority,
): Promise<Read<Pages<Entity>>> {
  const read = await readPages(parts, {
    path: smartPlus ? '/smart_plus/adgroup/get/' : '/adgroup/get/',
    query: { advertiser_id: advertiserId, filtering: filteringOf(filter, smartPlus) },
    item: adGroupSchema,
    pageSize: LARGEST_PAGE,
    ...upTo(filter),
    priority,
  });
  return mapPages(read, (item) => {
    const entity = adGroupEntity(advertiserId, item);
    return smartPlus ? { ...entity, kind: 'smart-plus' as const } : entity;
  });
}

/** Ads by id or below something, all pages. */
export async function readAds(
  parts: ClientParts,
  advertiserId: string,
  smartPlus: boolean,
  filter: Filter,
  priority: Priority,
): Promise<Read<Pages<Entity>>> {
  if (smartPlus) {
    const read = await readPages(parts, {
      path: '/smart_plus/ad/get/',
      query: { advertiser_id: advertiserId, filtering: filteringOf(filter, true) },
      item: smartPlusAdSchema,
      pageSize: SMART_PLUS_AD_PAGE,
      priority,
    });
    return mapPages(read, (item) => smartPlusAdEntity(advertiserId, item));
  }
  const read = await readPages(parts, {
    path: '/ad/get/',
    query: { advertiser_id: advertiserId, filtering: filteringOf(filter, false) },
    item: adSchema,
    pageSize: LARGEST_PAGE,
    ...upTo(filter),
    priority,
  });
  return mapPages(read, (item) => adEntity(advertiserId, item));
}

function filteringOf(filter: Filter, smartPlus: boolean): Record<string, unknown> {
  return {
    ...(filter.ids ? { [filter.ids.field]: filter.ids.values } : {}),
    primary_status: filter.status,
    ...(smartPlus ? {} : { campaign_system_origins: ALL_ORIGINS }),
  };
}

function upTo({ mostPages }: Filter): { mostPages?: number } {
  return mostPages === undefined ? {} : { mostPages };
}

function mapPages<A, B>(read: Read<Pages<A>>, map: (item: A) => B): Read<Pages<B>> {
  return read.ok ? { ...read, value: { ...read.value, items: read.value.items.map(map) } } : read;
}

/** Entities of one level by exact id, any kind; those TikTok does not list are left out. */
export async function findEntities(
  parts: ClientParts,
  advertiserId: string,
  level: Level,
  ids: string[],
  priority: Priority,
): Promise<Read<Found>> {
  if (level === 'campaign') return findCampaigns(parts, advertiserId, ids, priority);
  const reader = level === 'adgroup' ? readAdGroups : readAds;
  const find = (smartPlus: boolean, field: IdField, values: string[]) =>
    reader(parts, advertiserId, smartPlus, { status: 'STATUS_ALL', ids: { field, values } }, priority);
  const classic = await find(false, level === 'adgroup' ? 'adgroup_ids' : 'ad_ids', ids);
  if (!classic.ok) return classic;
  const found = classic.value.items.filter((entity) => ids.includes(entity.ref.id));
  const missing = ids.filter((id) => !found.some((entity) => entity.ref.id === id));
  if (missing.length === 0) return { ...classic, value: { found, whole: true } };
  const smart = await find(true, level === 'adgroup' ? 'adgroup_ids' : 'smart_plus_ad_ids', missing);
  if (!smart.ok) return smart;
  found.push(...smart.value.items.filter((entity) => missing.includes(entity.ref.id)));
  return { ...smart, value: { found, whole: classic.value.complete && smart.value.complete } };
}
