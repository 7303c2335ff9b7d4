import * as z from 'zod/mini';
import type { Level } from '@/utils/core/entity';
import { ROWS_A_PAGE } from '@/utils/wire/limits';
import type { ListQuery } from '@/utils/wire/page-answers';
import type { Priority, Read } from '../gateway';
import type { ListById } from '../reading/by-id';
import type { Pages } from '../reading/listing';
import { askPage, stopIfWrong, type PageParts } from './parts';
import { pageProblem } from './problems';
import { readRow, type PageRow } from './rows';

/** A list that needs more pages than this is not a list we understand. */
const MOST_PAGES = 100;

/** `pagination` is absent or contradicts itself in some answers; then nobody knows what is missing (facts: session-api 2.1). */
const listSchema = z.object({
  table: z.array(z.unknown()),
  pagination: z.optional(
    z.nullable(z.object({ page: z.number(), page_count: z.number(), total_count: z.number() })),
  ),
});

/** What a list is asked for, but for the page. */
export type ListWanted = Omit<ListQuery, 'page'>;

/**
 * Reads all pages of one of the page's own lists. A row of another shape fails the whole read and stops the
 * session: the list is not the one we know (facts: session-api, fail-safe rules 1 and 7).
 */
export async function readList(
  parts: PageParts,
  wanted: ListWanted,
  priority: Priority,
): Promise<Read<Pages<PageRow>>> {
  const items: PageRow[] = [];
  const seen = new Set<string>();
  let total: number | null = null;
  let whole = true;
  for (let page = 1; ; page++) {
    const opened = await askPage(parts, { ask: 'list', query: { ...wanted, page } }, priority);
    if (!opened.ok) return opened;
    const { stamp } = opened;
    const answer = listSchema.safeParse(opened.data);
    const rows = answer.success ? rowsOf(wanted.advertiserId, wanted.level, answer.data.table) : null;
    if (!answer.success || rows === null) {
      await stopIfWrong(parts, wanted.advertiserId, 'page-changed');
      return { ok: false, problem: pageProblem('page-changed'), stamp };
    }
    for (const row of rows) {
      // A row that comes twice stands for one that never came; rows without an id of their own may be alike.
      whole &&= row.placeholder || !seen.has(row.entity.ref.id);
      seen.add(row.entity.ref.id);
      items.push(row);
    }
    const told = answer.data.pagination;
    if (told === undefined || told === null || told.page !== page) {
      return { ok: false, problem: pageProblem('page-incomplete'), stamp };
    }
    whole &&= total === null || total === told.total_count;
    total = told.total_count;
    if (page >= told.page_count || page >= MOST_PAGES || rows.length === 0) {
      const complete = whole && items.length === total;
      return { ok: true, value: { items, total, complete, pages: told.page_count }, stamp };
    }
  }
}

function rowsOf(advertiserId: string, level: Level, table: unknown[]): PageRow[] | null {
  const rows = table.map((raw) => readRow(advertiserId, level, raw));
  return rows.every((row) => row !== null) ? rows : null;
}

/** Days on the account's wall clock, both included. */
export interface Days {
  from: string;
  to: string;
}

/** A list of one level by ids: its own, or those of what it belongs to. Deleted ones included. */
export function listOf(
  parts: PageParts,
  advertiserId: string,
  level: Level,
  within: Level,
  days: Days,
  priority: Priority,
): ListById<PageRow> {
  const wanted = { advertiserId, level, deleted: true, ...days };
  return {
    name: `${advertiserId} ${level} in ${within} ${days.from} ${days.to} ${priority}`,
    of: (ids) =>
      readList(parts, { ...wanted, within: { level: within, ids: ids.slice(0, ROWS_A_PAGE) } }, priority),
    // The page asks for few rows at a time; the whole list never takes fewer requests.
    all: null,
    ownerOf: ({ entity }) => ownerId(entity, within),
  };
}

function ownerId({ ref, campaignId, adGroupId }: PageRow['entity'], within: Level): string | null {
  if (within === ref.level) return ref.id;
  return within === 'campaign' ? campaignId : adGroupId;
}
