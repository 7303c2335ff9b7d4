import type { Priority, Read } from '../gateway';
import type { Gather } from './gather';
import { LARGEST_PAGE, type Pages } from './listing';

/** TikTok's most ids in one filter (facts: marketing-api 2.1, 7.1). */
export const MOST_IDS = 100;

/** A list that can be asked for what belongs to certain ids, or for all it has. */
export interface ListById<T> {
  /** The same for every read that may become one with this; says account, list and priority. */
  name: string;
  /** What belongs to these ids, at most `MOST_IDS`. */
  of(ids: string[]): Promise<Read<Pages<T>>>;
  /**
   * Everything, or after the first page nothing more when that takes more pages than `mostPages`; null where
   * a page has room for no more than a filter has.
   */
  all: ((mostPages: number) => Promise<Read<Pages<T>>>) | null;
  /** To which id a row belongs. */
  ownerOf(row: T): string | null;
}

/**
 * Reads lists by id for many who ask at the same time, with as few requests as it takes: ids go together into
 * filters, and where the whole list has fewer pages than there would be filters, it is read instead.
 */
export class ReadsById {
  /** How many pages a whole list took when that was last seen; a cache, forgotten with the worker. */
  private readonly pages = new Map<string, number>();

  constructor(private readonly gather: Gather) {}

  /** What belongs to one id. A click is answered at once, everybody else together with others. */
  async read<T>(list: ListById<T>, id: string, priority: Priority): Promise<Read<Pages<T>>> {
    if (priority === 'click') return partOf(await list.of([id]), list, id);
    const parts = await this.gather.together(list.name, id, (ids) => this.readAll(list, [...new Set(ids)]));
    const part = parts.get(id);
    if (part === undefined) throw new Error('An id got lost among others');
    return part;
  }

  private async readAll<T>(list: ListById<T>, ids: string[]): Promise<Map<string, Read<Pages<T>>>> {
    const filters = Math.ceil(ids.length / MOST_IDS);
    const whole = filters > 1 ? await this.readWhole(list, ids, filters) : null;
    if (whole !== null) return parted(whole, list, ids, true);
    const starts = Array.from({ length: filters }, (_, index) => index * MOST_IDS);
    const read = await Promise.all(starts.map((from) => readSome(list, ids.slice(from, from + MOST_IDS))));
    return new Map(read.flatMap((parts) => [...parts]));
  }

  /** The whole list where that takes fewer requests than filters would, else null. */
  private async readWhole<T>(
    list: ListById<T>,
    ids: string[],
    filters: number,
  ): Promise<Read<Pages<T>> | null> {
    if (list.all === null || (this.pages.get(list.name) ?? 0) > filters) return null;
    let whole = await list.all(filters);
    if (whole.ok && !whole.value.complete && whole.value.pages < pagesByFilters(whole.value, list, ids)) {
      whole = await list.all(whole.value.pages);
    } else if (whole.ok) {
      this.pages.set(list.name, whole.value.pages);
    }
    // What a filter does not need is not needed: a whole list that has holes is read by ids instead.
    const isRead = whole.ok ? whole.value.complete : !isOfOneId(whole);
    return isRead ? whole : null;
  }
}

/** How many pages filters of these ids would have, going by the first page of the whole list. */
function pagesByFilters<T>({ items, total }: Pages<T>, list: ListById<T>, ids: string[]): number {
  const wanted = new Set(ids);
  const ours = items.filter((row) => wanted.has(list.ownerOf(row) ?? '')).length / Math.max(1, items.length);
  const filters = Math.ceil(ids.length / MOST_IDS);
  return filters * Math.ceil((total * ours) / filters / LARGEST_PAGE);
}

/** One filter. When TikTok refuses it, one odd id may be why: halves are asked for, so that it blinds nobody else. */
async function readSome<T>(list: ListById<T>, ids: string[]): Promise<Map<string, Read<Pages<T>>>> {
  const read = await list.of(ids);
  if (ids.length === 1 || read.ok || !isOfOneId(read)) return parted(read, list, ids, false);
  const middle = Math.ceil(ids.length / 2);
  const halves = [await readSome(list, ids.slice(0, middle)), await readSome(list, ids.slice(middle))];
  return new Map(halves.flatMap((half) => [...half]));
}

/** A refusal that may be about what was asked for; others are about the account, the access or the network. */
function isOfOneId({ problem }: Extract<Read<unknown>, { ok: false }>): boolean {
  return problem.reason === 'refused' || problem.reason === 'not-existing';
}

function partOf<T>(read: Read<Pages<T>>, list: ListById<T>, id: string): Read<Pages<T>> {
  const part = parted(read, list, [id], false).get(id);
  if (part === undefined) throw new Error('One id is one part');
  return part;
}

/**
 * Gives everyone their own. Rows that TikTok counted and did not give could be anybody's, and a filter that
 * was not obeyed is no filter: both are in everybody's total, so that nobody's part seems whole.
 */
function parted<T>(
  read: Read<Pages<T>>,
  list: ListById<T>,
  ids: readonly string[],
  whole: boolean,
): Map<string, Read<Pages<T>>> {
  if (!read.ok) return new Map(ids.map((id) => [id, read]));
  const items = new Map(ids.map((id): [string, T[]] => [id, []]));
  let explained = 0;
  for (const row of read.value.items) {
    const own = items.get(list.ownerOf(row) ?? '');
    own?.push(row);
    if (own !== undefined || whole) explained++;
  }
  const unexplained = read.value.total - explained;
  return new Map(
    [...items].map(([id, own]) => [
      id,
      { ...read, value: { ...read.value, items: own, total: own.length + unexplained } },
    ]),
  );
}
