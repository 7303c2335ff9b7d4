import { z } from 'zod';
import { refused, undecodable, type PageAnswer } from './answer';
import { parse } from './parse';

export const LISTS = {
  campaign: { id: 'campaign_id', prefix: 'campaign' },
  adgroup: { id: 'ad_id', prefix: 'ad' },
  ad: { id: 'creative_id', prefix: 'creative' },
} as const;
export type ListName = keyof typeof LISTS;

/** Exact-id filters and the row key each compares with (facts: session-api 2.1). */
export const ID_FILTERS = {
  campaign_ids: 'campaign_id',
  ad_ids: 'ad_id',
  creative_ids: 'creative_id',
} as const;
type IdFilter = keyof typeof ID_FILTERS;

/** What either generation of the lists asks for. */
export interface ListQuery {
  /** `YYYY-MM-DD` in the account's zone, inclusive. */
  st: string;
  et: string;
  page: number;
  size: number;
  sortBy: string;
  falling: boolean;
  keyword: string;
  /** Metrics asked for; empty: all. */
  metrics: string[];
  /** What the rows of the newer lists are counted by. */
  dimension?: string;
  deleted: 'with' | 'without' | 'only';
  ids: Partial<Record<IdFilter, string[]>>;
}

const day = z.iso.date();
const page = z.int().min(1).default(1);
const size = z.int().min(1).max(1000).default(20);
const order = z.union([z.literal(0), z.literal(1)]).default(1);
const texts = z.array(z.string()).default([]);
const filter = z.object({ field: z.string(), filter_type: z.number(), in_field_values: z.array(z.string()) });
type Filter = z.infer<typeof filter>;

const opSchema = z.object({
  common_req: z.object({
    st: day,
    et: day,
    page,
    page_size: size,
    sort_stat: z.string().default('create_time'),
    sort_order: order,
    keyword: z.string().default(''),
    metrics: texts,
    dimensions: texts,
    filters: z.array(filter).default([]),
  }),
  extra: z.record(z.string(), z.unknown()).optional(),
});
const flatSchema = z.object({
  version: z.string().optional(),
  st: day,
  et: day,
  page,
  limit: size,
  sort_stat: z.string().default('create_time'),
  sort_order: order,
  keyword: z.string().default(''),
  query_list: texts,
  campaign_status: texts,
  ad_status: texts,
  creative_status: texts,
  selection_ids: z
    .object({ campaign_ids: texts, ad_ids: texts, creative_ids: texts })
    .default({ campaign_ids: [], ad_ids: [], creative_ids: [] }),
  filters: z.array(filter).default([]),
});

/** Reads the `common_req` body of 2026. Ids are asked for in its filters. */
export function readOp(list: ListName, body: string): ListQuery | PageAnswer {
  const parsed = opSchema.safeParse(parse(body));
  if (!parsed.success) return undecodable('request into Go value of type ListRequest');
  const { common_req: request } = parsed.data;
  const wrong = refusedFilter(request.filters);
  if (wrong) return wrong;
  const ids = request.filters.flatMap(({ field, in_field_values }) =>
    Object.hasOwn(ID_FILTERS, field) ? [[field, in_field_values]] : [],
  );
  return {
    ...request,
    size: request.page_size,
    sortBy: request.sort_stat,
    falling: request.sort_order === 1,
    dimension: request.dimensions[0] ?? '',
    deleted: deletedBy(list, request.filters),
    ids: Object.fromEntries(ids) as ListQuery['ids'],
  };
}

/** Reads the older flat body. Ids are asked for in `selection_ids`, and nowhere else. */
export function readFlat(list: ListName, body: string): ListQuery | PageAnswer {
  const parsed = flatSchema.safeParse(parse(body));
  if (!parsed.success) return undecodable('request into Go value of type StatisticsRequest');
  const request = parsed.data;
  const wrong = refusedFilter(request.filters);
  if (wrong) return wrong;
  const ids = Object.entries(request.selection_ids).filter(([, values]) => values.length > 0);
  return {
    ...request,
    size: request.limit,
    sortBy: request.sort_stat,
    falling: request.sort_order === 1,
    metrics: request.query_list,
    deleted: tokensSay(request[`${LISTS[list].prefix}_status`]),
    ids: Object.fromEntries(ids),
  };
}

/** One wrong name is refused; every other unknown field is silently ignored (facts: session-api 2.1). */
function refusedFilter(filters: Filter[]): PageAnswer | undefined {
  const wrong = filters.some(({ field }) => field === 'adgroup_id');
  return wrong ? refused(1_300_400_001, 'Unsupported filter field') : undefined;
}

/** Deleted rows are in the list unless a status filter asks otherwise (facts: session-api 2.1). */
function deletedBy(list: ListName, filters: Filter[]): ListQuery['deleted'] {
  const status = filters.find(({ field }) => field === `${LISTS[list].prefix}_status`);
  if (!status) return 'with';
  // Type 10 is "is not".
  if (status.filter_type === 10) return status.in_field_values.includes('delete') ? 'without' : 'with';
  return tokensSay(status.in_field_values);
}

function tokensSay(tokens: string[]): ListQuery['deleted'] {
  if (tokens.includes('no_delete')) return 'without';
  return tokens.includes('delete') ? 'only' : 'with';
}
