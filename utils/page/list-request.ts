import type { Level } from '@/utils/core/entity';
import { ROWS_A_PAGE } from '@/utils/wire/limits';
import type { ListQuery } from '@/utils/wire/page-answers';

/**
 * The requests with which Ads Manager reads its own lists, built from questions of ours. Used by the page's
 * world as well, where the page may have replaced what lists and texts can do: literals only.
 */

/** Which of TikTok's list interfaces a page talks to (facts: session-api 2.1). */
export interface ListForm {
  /** The number in `/api/v4/`. */
  version: string;
  /** The path has the part `op/`. */
  op: boolean;
  /** The older body: everything at its top, ids in `selection_ids`. */
  flat: boolean;
}

/** What pages of 2026 use. */
export const NEWEST_FORM: ListForm = { version: '4', op: true, flat: false };

export interface PageRequest {
  path: string;
  /** To be sent as JSON. */
  body: object;
}

/**
 * TikTok's words per level. In bodies and rows `ad` is the ad group and `creative` the ad; only the path of a
 * list calls them as everybody does (facts: session-api 0.1).
 */
export const LIST_WORDS: Record<Level, { id: string; ids: string; status: string }> = {
  campaign: { id: 'campaign_id', ids: 'campaign_ids', status: 'campaign_status' },
  adgroup: { id: 'ad_id', ids: 'ad_ids', status: 'ad_status' },
  ad: { id: 'creative_id', ids: 'creative_ids', status: 'creative_status' },
};

/** Spend and what shows delivery; every further metric makes a slow list slower. */
const METRICS = ['stat_cost', 'show_cnt'];
const NOT_DELETED = ['no_delete'];

/** The request for one page of a list, newest first. */
export function listRequest(query: ListQuery, form: ListForm = NEWEST_FORM): PageRequest {
  const { advertiserId, level } = query;
  const path = `/api/v${form.version}/i18n/statistics/${form.op ? 'op/' : ''}${level}/list/`;
  return {
    path: `${path}?aadvid=${advertiserId}&req_src=bidding`,
    body: form.flat ? flatBody(query) : commonBody(query),
  };
}

/** The request for an account's name, currency and time zone (facts: session-api 2.2). */
export function accountRequest(advertiserId: string): PageRequest {
  return {
    path: `/pa/api/spider/query_payment_account?aadvid=${advertiserId}`,
    body: { Context: { adv_id: advertiserId }, module_list: [0, 3] },
  };
}

function commonBody({ level, within, deleted, from, to, page }: ListQuery): object {
  const words = LIST_WORDS[level];
  const present = { field: words.status, filter_type: 0, in_field_values: NOT_DELETED };
  const these = within && {
    field: LIST_WORDS[within.level].ids,
    filter_type: 0,
    in_field_values: within.ids,
  };
  const narrowing = these ? (deleted ? [these] : [present, these]) : deleted ? [] : [present];
  return {
    common_req: {
      st: from,
      et: to,
      lifetime: 0,
      page,
      page_size: ROWS_A_PAGE,
      sort_stat: 'create_time',
      sort_order: 1,
      metrics: METRICS,
      dimensions: [words.id],
      filters: narrowing,
    },
    extra: { scene: 'campaign_list_v2', list_version: 'v2' },
  };
}

function flatBody({ level, within, deleted, from, to, page }: ListQuery): object {
  const ids = (of: Level): readonly string[] => (within?.level === of ? within.ids : []);
  return {
    st: from,
    et: to,
    lifetime: 0,
    page,
    limit: ROWS_A_PAGE,
    sort_stat: 'create_time',
    sort_order: 1,
    query_list: METRICS,
    keyword: '',
    [LIST_WORDS[level].status]: deleted ? [] : NOT_DELETED,
    selection_ids: { campaign_ids: ids('campaign'), ad_ids: ids('adgroup'), creative_ids: ids('ad') },
    filters: [],
    extra: {},
  };
}
