import type { JournalEntry } from '../simulator/journal';
import { TOKEN } from '../support/story';
import type { Fleet } from './fleet';

/** Most ids in a filter. facts: marketing-api 2.1 */
const MOST_IDS = 100;

type Query = Record<string, string>;
interface Filter {
  field_name: string;
  filter_value: string;
}

/**
 * The fewest requests that tell as much: every list that was asked for, read once, as a whole or by filters of all
 * ids, in the fewer pages.
 */
export async function leastFor(fleet: Fleet, reads: readonly JournalEntry[]): Promise<number> {
  const lists = new Map<string, { path: string; query: Query }>();
  for (const { path, query } of reads) {
    const whole = withIds(query, null);
    lists.set(`${path} ${JSON.stringify(whole)}`, { path, query: whole });
  }
  let least = 0;
  for (const { path, query } of lists.values()) {
    const whole = await pagesOf(fleet, path, query);
    const ids = fleet.stoppedOf(query.advertiser_id ?? '');
    if (query.filtering === undefined) {
      least += whole;
      continue;
    }
    let filtered = 0;
    for (let from = 0; from < ids.length; from += MOST_IDS)
      filtered += await pagesOf(fleet, path, withIds(query, ids.slice(from, from + MOST_IDS)));
    least += Math.min(whole, filtered);
  }
  return least;
}

/** The same query for these campaigns, or for all. */
function withIds({ filtering, ...query }: Query, ids: string[] | null): Query {
  const rest = { ...query, page: '1' };
  if (filtering === undefined) return rest;
  const given = JSON.parse(filtering) as Filter[] | Record<string, unknown>;
  return {
    ...rest,
    filtering: JSON.stringify(Array.isArray(given) ? listed(given, ids) : keyed(given, ids)),
  };
}

function listed(filters: Filter[], ids: string[] | null): Filter[] {
  const others = filters.filter(({ field_name }) => field_name !== 'campaign_ids');
  const wanted = { field_name: 'campaign_ids', filter_type: 'IN', filter_value: JSON.stringify(ids) };
  return ids === null ? others : [wanted, ...others];
}

function keyed({ campaign_ids: _ids, ...others }: Record<string, unknown>, ids: string[] | null) {
  return ids === null ? others : { campaign_ids: ids, ...others };
}

async function pagesOf(fleet: Fleet, path: string, query: Query): Promise<number> {
  const answer = (await answerAgain(fleet, path, query)) as {
    code: number;
    data: { page_info?: { total_page: number } };
  };
  if (answer.code !== 0) throw new Error(`${path} cannot be read again: ${answer.code}`);
  return Math.max(1, answer.data.page_info?.total_page ?? 1);
}

/** What the simulator answers to a read, without any wait. */
export async function answerAgain({ story }: Fleet, path: string, query: Query): Promise<unknown> {
  const url = new URL(`https://business-api.tiktok.com${path}`);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  const response = await story.simulator.fetch(new Request(url, { headers: { 'Access-Token': TOKEN } }));
  return response.json();
}
