import type * as z from 'zod/mini';
import type { Stamp } from '@/utils/core/evidence';
import type { Priority, Read } from '../gateway';
import { call, type ClientParts } from './client';
import { problemOf } from './problems';
import { pageSchema } from './schemas';

/** TikTok's largest page (facts: marketing-api 2.1). Smart+ ads and GMV Max lists allow less. */
export const LARGEST_PAGE = 1000;
/** A list that needs more pages than this is not a list we understand. */
const MOST_PAGES = 200;

export interface Pages<T> {
  items: T[];
  /** What TikTok says there is. */
  total: number;
  /** False when the counts changed or did not add up while reading. */
  complete: boolean;
}

export interface ListRequest<S extends z.ZodMiniType> {
  path: string;
  query: Record<string, unknown>;
  item: S;
  pageSize: number;
  priority: Priority;
}

/**
 * Reads all pages of a list. An item of another shape fails the whole read: a row we cannot read could be
 * the one that still spends.
 */
export async function readPages<S extends z.ZodMiniType>(
  parts: ClientParts,
  request: ListRequest<S>,
): Promise<Read<Pages<z.infer<S>>>> {
  const items: z.infer<S>[] = [];
  const requestIds: string[] = [];
  let total: number | null = null;
  let steady = true;
  for (let page = 1; ; page++) {
    const called = await call(parts, {
      method: 'GET',
      path: request.path,
      query: { ...request.query, page, page_size: request.pageSize },
      priority: request.priority,
    });
    if (!called.ok) return called;
    requestIds.push(...called.stamp.requestIds);
    const stamp: Stamp = { ...called.stamp, requestIds: requestIds.slice(-5) };
    const parsed = pageSchema.safeParse(called.data);
    if (!parsed.success || called.partial) return { ok: false, problem: problemOf('bad-answer'), stamp };
    for (const raw of parsed.data.list) {
      const item = request.item.safeParse(raw);
      if (!item.success) return { ok: false, problem: problemOf('bad-answer'), stamp };
      items.push(item.data);
    }
    const info = parsed.data.page_info;
    steady &&= total === null || total === info.total_number;
    total = info.total_number;
    if (page >= info.total_page || page >= MOST_PAGES) {
      return { ok: true, value: { items, total, complete: steady && items.length === total }, stamp };
    }
  }
}
