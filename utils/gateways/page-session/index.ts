import { dayAt } from '@/utils/core/account-hours';
import type { Entity, EntityRef, Level } from '@/utils/core/entity';
import type { TreeNode } from '@/utils/core/evidence';
import type { Clock } from '../clock';
import type { Gateway, Priority, Read, Tree } from '../gateway';
import { MOST_IDS, ReadsById } from '../reading/by-id';
import { Gather } from '../reading/gather';
import { TikTokTime } from '../tiktok-time';
import { readAdvertisers } from './account';
import type { PageLink } from './link';
import { listOf, readList, type Days } from './lists';
import { ours, type PageParts } from './parts';
import { pageProblem } from './problems';
import { nodeOf } from './rows';
import type { Sessions } from './session';
import { readSpend, readSpendBelow, readSpendToday } from './spend';
import { Press } from './write';

/**
 * The page that the person is signed in to: its own lists are read through its own world, and its own switches
 * are pressed. It works with nothing connected and goes as far as the page's data go: switch and status of every
 * level, and money by the day.
 *
 * @param parts.sessions whether we work through the page for an account at all
 */
export function pageSession(given: { link: PageLink; clock: Clock; sessions: Sessions }): Gateway {
  const parts: PageParts = {
    ...given,
    byId: new ReadsById(new Gather(given.clock)),
    lanes: new Map(),
    time: new TikTokTime(given.clock),
  };
  const press = new Press(parts);
  const notTold = async <T>(): Promise<Read<T>> => ({
    ok: false,
    problem: pageProblem('not-told-here'),
    stamp: ours(parts),
  });
  const notDone: Gateway['deleteSession'] = async () => ({
    outcome: 'rejected',
    problem: pageProblem('not-told-here'),
    stamp: ours(parts),
  });
  const readOne = ({ ref }: { ref: EntityRef }, priority: Priority) => readEntity(parts, ref, priority);

  return {
    name: 'page-session',
    can: {
      stop: true,
      kinds: false,
      delete: [],
      repeat: false,
      deleteSessions: false,
      switchMaterials: false,
      readTree: true,
      readSpend: 'daily',
      readChangeLog: false,
      readRules: false,
      readSurroundings: false,
    },
    check: notTold,
    readAdvertisers: (ids) => readAdvertisers(parts, ids),
    missingReads: async () => ({ ok: true, value: [], stamp: ours(parts) }),
    readEntity: (ref, priority) => readEntity(parts, ref, priority),
    readSwitch: readOne,
    readTree: (entity, priority) => readTree(parts, entity, priority),
    readEntities: (advertiserId, level, ids) => readEntities(parts, advertiserId, level, ids),
    listCampaigns: async (advertiserId, priority = 'list') => {
      const wanted = {
        advertiserId,
        level: 'campaign',
        within: null,
        deleted: false,
        ...anyDay(parts),
      } as const;
      const read = await readList(parts, wanted, priority);
      if (!read.ok) return read;
      // What is not in a list that lacks pages is not gone.
      if (!read.value.complete)
        return { ok: false, problem: pageProblem('page-incomplete'), stamp: read.stamp };
      return { ...read, value: read.value.items.map(({ entity }) => entity) };
    },
    readSpendToday: (advertiserId, timezone) => readSpendToday(parts, advertiserId, timezone),
    readSpend: (entity, account, since, priority) => readSpend(parts, entity, account, since, priority),
    readSpendBelow: (entity, account, since, priority) =>
      readSpendBelow(parts, entity, account, since, priority),
    readTurnOnRules: notTold,
    readSurroundings: notTold,
    readSwitchChanges: notTold,
    show: (advertiserId) => given.link.show(advertiserId),
    deleteSession: notDone,
    switchMaterialOff: notDone,
    write: (entity, operation, priority) => press.write(entity, operation, priority),
  };
}

/** Attributes do not depend on the days of a list; these are today's in UTC, which every account has begun or just ended. */
function anyDay(parts: PageParts): Days {
  const day = dayAt('UTC', parts.time.now());
  return { from: day, to: day };
}

async function readEntity(
  parts: PageParts,
  ref: EntityRef,
  priority: Priority,
): Promise<Read<Entity | null>> {
  const { advertiserId, level, id } = ref;
  const read = await parts.byId.read(
    listOf(parts, advertiserId, level, level, anyDay(parts), priority),
    id,
    priority,
  );
  if (!read.ok) return read;
  const [found, twin] = read.value.items;
  // What is not in a list that lacks rows, or whose filter was not obeyed, is not gone; and of two rows nobody knows
  // which is true.
  if (twin !== undefined || (found === undefined && read.value.total > 0))
    return { ok: false, problem: pageProblem('page-incomplete'), stamp: read.stamp };
  return { ...read, value: found?.entity ?? null };
}

async function readEntities(
  parts: PageParts,
  advertiserId: string,
  level: Level,
  ids: string[],
): Promise<Read<Entity[]>> {
  const found: Entity[] = [];
  let stamp = ours(parts);
  for (let from = 0; from < ids.length; from += MOST_IDS) {
    const some = ids.slice(from, from + MOST_IDS);
    const wanted = { advertiserId, level, within: { level, ids: some }, deleted: true, ...anyDay(parts) };
    const read = await readList(parts, wanted, 'list');
    if (!read.ok) return read;
    ({ stamp } = read);
    const asked = new Set(some);
    found.push(...read.value.items.map(({ entity }) => entity).filter(({ ref }) => asked.has(ref.id)));
  }
  return { ok: true, value: found, stamp };
}

/** Everything below a campaign or an ad group, deleted ones included, all pages. */
async function readTree(parts: PageParts, entity: Entity, priority: Priority): Promise<Read<Tree>> {
  const { advertiserId, level, id } = entity.ref;
  const levels: Level[] = level === 'campaign' ? ['adgroup', 'ad'] : level === 'adgroup' ? ['ad'] : [];
  const nodes: TreeNode[] = [];
  let total = 0;
  let complete = true;
  let stamp = ours(parts);
  for (const below of levels) {
    const list = listOf(parts, advertiserId, below, level, anyDay(parts), priority);
    const read = await parts.byId.read(list, id, priority);
    if (!read.ok) return read;
    nodes.push(...read.value.items.map(nodeOf));
    total += read.value.total;
    complete &&= read.value.complete;
    stamp = { ...read.stamp, requestIds: [...stamp.requestIds, ...read.stamp.requestIds] };
  }
  return { ok: true, value: { nodes, total, complete }, stamp };
}
