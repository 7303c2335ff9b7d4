import type { SimulatorContext } from '../context';
import type { FaultScope } from '../faults';
import type { Level } from '../world/types';

/** A row before the caller's `fields` are picked. */
export type Item = Record<string, unknown>;

/** Keeps the wanted fields; drops nulls where the caller excludes them. */
export function project(item: Item, fields: readonly string[] | undefined, dropNulls = false): Item {
  const wanted = fields ?? Object.keys(item);
  const entries = wanted
    .filter((field) => field in item && !(dropNulls && item[field] === null))
    .map((field) => [field, item[field]]);
  return Object.fromEntries(entries) as Item;
}

export interface ListRequest {
  context: SimulatorContext;
  scope: FaultScope;
  level: Level;
  params: { page: number; page_size: number; fields?: readonly string[] | undefined };
  dropNulls?: boolean;
}

/** One page of rows with TikTok's `page_info`; `pages-missing` and `missing-secondary-status` act here. */
export function listPage(request: ListRequest, rows: readonly Item[]) {
  const { context, scope, level, params } = request;
  const total = rows.length;
  const start = (params.page - 1) * params.page_size;
  let list = rows.slice(start, start + params.page_size);
  if (context.faults.meet('pages-missing', scope))
    list = params.page > 1 ? [] : total <= params.page_size ? list.slice(0, -1) : list;
  const bare = context.faults
    .meetRows('missing-secondary-status', scope)
    .some((fault) => fault.level === undefined || fault.level === level);
  if (bare) list = list.map(({ secondary_status: _gone, ...row }) => row);
  return {
    list: list.map((row) => project(row, params.fields, request.dropNulls)),
    page_info: {
      page: params.page,
      page_size: params.page_size,
      total_number: total,
      total_page: Math.ceil(total / params.page_size),
    },
  };
}

/** Ids as TikTok sorts lists: newest (largest) first. */
export function byIdDescending<T extends { id: string }>(a: T, b: T): number {
  return a.id.length === b.id.length ? (a.id < b.id ? 1 : -1) : b.id.length - a.id.length;
}
