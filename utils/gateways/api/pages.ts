import type * as z from 'zod/mini';
import type { Stamp } from '@/utils/core/evidence';
import type { Priority, Read } from '../gateway';
import { call, type ClientParts } from './client';
import type { Pages } from '../reading/listing';
import { problemOf } from './problems';
import { pageSchema } from './schemas';

/** A list that needs more pages than this is not a list we understand. */
const MOST_PAGES = 200;

export interface ListRequest<S extends z.ZodMiniType> {
  path: string;
  query: Record<string, unknown>;
  item: S;
  /** What makes a page out of an answer that has no `list`. */
  page?: z.ZodMiniType<z.infer<typeof pageSchema>>;
  pageSize: number;
  /** A list of more pages than this is of no use: it is left after the first one, and not complete. */
  mostPages?: number;
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
  const seen = new Set<string>();
  let steady = true;
  let cutOff = false;
  for (let page = 1; ; page++) {
    const called = await call(parts, {
      method: 'GET',
      path: request.path,
      query: { ...request.query, page, page_size: request.pageSize },
      priority: request.priority,
    });
    if (!called.ok) return called;
    cutOff ||= called.cutOff;
    requestIds.push(...called.stamp.requestIds);
    const stamp: Stamp = { ...called.stamp, requestIds: requestIds.slice(-5) };
    const parsed = (request.page ?? pageSchema).safeParse(called.data);
    if (!parsed.success || called.partial) return { ok: false, problem: problemOf('bad-answer'), stamp };
    for (const raw of parsed.data.list) {
      // A row that comes twice stands for one that never came.
      const text = JSON.stringify(raw);
      if (seen.has(text)) steady = false;
      seen.add(text);
      const item = request.item.safeParse(raw);
      if (!item.success) return { ok: false, problem: problemOf('bad-answer'), stamp };
      items.push(item.data);
    }
    const info = parsed.data.page_info;
    steady &&= total === null || total === info.total_number;
    total = info.total_number;
    if (
      page >= info.total_page ||
      page >= MOST_PAGES ||
      info.total_page > (request.mostPages ?? MOST_PAGES)
    ) {
      const complete = steady && !cutOff && items.length === total;
      return { ok: true, value: { items, total, complete, pages: info.total_page }, stamp };
    }
  }
}
