import type * as z from 'zod/mini';
import type { Entity } from '@/utils/core/entity';
import type { Stamp } from '@/utils/core/evidence';
import { isTwinName } from '@/utils/core/names';
import { classOf } from '@/utils/core/status';
import type { RunningPromote, Surroundings, Twin } from '@/utils/core/surroundings';
import type { Priority, Read } from '../gateway';
import { LARGEST_PAGE } from '../reading/listing';
import type { ClientParts } from './client';
import { readPages } from './pages';
import { isOnePost, readPosts } from './posts';
import { problemOf } from './problems';
import { joined } from './report';
import { placedAdGroupSchema } from './schemas';
import { readSessions } from './sessions';
import { utcMillis } from './times';

type PlacedAdGroup = z.infer<typeof placedAdGroupSchema>;

/**
 * What may spend beside an entity although that is off: what of the same name is about to start, Promotes that
 * run, and GMV Max sessions (facts: marketing-api 4.3, 13.9, 16 L2b; field 5.5).
 */
export async function readSurroundings(
  parts: ClientParts,
  entity: Entity,
  priority: Priority,
): Promise<Read<Surroundings>> {
  const starting = await readAccount(parts, entity, 'starting', priority);
  if (!starting.ok) return starting;
  const promoted = await readAccount(parts, entity, 'promotes', priority);
  if (!promoted.ok) return promoted;
  const promotes = await runningIn(parts, promoted.value, entity, priority);
  const isShop = entity.kind === 'gmv-max' && entity.ref.level === 'campaign';
  const sessions = isShop ? await readSessions(parts, entity, priority) : null;
  if (sessions !== null && !sessions.ok) return sessions;
  const stamps: Stamp[] = [starting.stamp, promoted.stamp, ...(sessions === null ? [] : [sessions.stamp])];
  return {
    ok: true,
    value: { twins: twinsIn(starting.value, entity), promotes, sessions: sessions?.value ?? [] },
    stamp: joined(stamps),
  };
}

/** What is asked of a whole account, so that all who need it share one answer. */
const FILTERS = {
  /** A campaign that is on with an ad group that has not begun. */
  starting: { primary_status: 'STATUS_NOT_DELETE', secondary_status: 'ADGROUP_STATUS_NOT_START' },
  /** A Promote's campaign never looks stopped, its ad group tells (facts: field 0.3). */
  promotes: { primary_status: 'STATUS_NOT_DELETE', campaign_system_origins: ['PROMOTE'] },
} as const;

function readAccount(
  parts: ClientParts,
  { ref: { advertiserId } }: Entity,
  what: keyof typeof FILTERS,
  priority: Priority,
): Promise<Read<PlacedAdGroup[]>> {
  return parts.gather.shared(`${advertiserId} ${what} ${priority}`, priority, async () => {
    const read = await readPages(parts, {
      path: '/adgroup/get/',
      query: { advertiser_id: advertiserId, filtering: FILTERS[what] },
      item: placedAdGroupSchema,
      pageSize: LARGEST_PAGE,
      priority,
    });
    if (!read.ok) return read;
    // That there is none can only be said of the whole list.
    if (!read.value.complete) return { ok: false, problem: problemOf('incomplete'), stamp: read.stamp };
    return { ...read, value: read.value.items };
  });
}

/**
 * Campaigns of the campaign's name, or ad groups of the ad group's name beside it: elsewhere many go by one name. An
 * ad has no start of its own.
 */
function twinsIn(starting: PlacedAdGroup[], { ref, name, campaignId }: Entity): Twin[] {
  const twins = new Map<string, Twin>();
  for (const adGroup of starting) {
    const isBeside =
      ref.level === 'campaign' || (ref.level === 'adgroup' && adGroup.campaign_id === campaignId);
    const one =
      ref.level === 'campaign'
        ? { id: adGroup.campaign_id, name: adGroup.campaign_name }
        : { id: adGroup.adgroup_id, name: adGroup.adgroup_name };
    if (!isBeside || one.id === ref.id || !isTwinName(one.name, name)) continue;
    const startsAt = utcMillis(adGroup.schedule_start_time ?? '');
    const known = twins.get(one.id);
    const isFirst = startsAt !== null && (known?.startsAt ?? Infinity) > startsAt;
    if (known === undefined || isFirst) twins.set(one.id, { ...one, startsAt });
  }
  return [...twins.values()];
}

/** The Promotes that may deliver, and whether one promotes a post that the entity shows as well. */
async function runningIn(
  parts: ClientParts,
  adGroups: PlacedAdGroup[],
  entity: Entity,
  priority: Priority,
): Promise<RunningPromote[]> {
  const names = new Map(
    adGroups
      .filter((one) => CAN_RUN.has(classOf('adgroup', one.secondary_status ?? null)))
      .map((one) => [one.campaign_id, one.campaign_name]),
  );
  if (names.size === 0) return [];
  const posts = await readPosts(parts, entity, [...names.keys()], priority);
  return [...names].map(([id, name]) => ({ id, name, samePost: isOnePost(posts, id) }));
}

/** What was never told to be stopped counts as running. */
const CAN_RUN: ReadonlySet<string> = new Set(['running', 'unknown', 'absent']);
