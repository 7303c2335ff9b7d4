import { isZone } from '@/utils/core/account-hours';
import { LEVELS, type Entity } from '@/utils/core/entity';
import type { Stamp } from '@/utils/core/evidence';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { Clock } from '../clock';
import type { Gateway, Read } from '../gateway';
import { checkToken, missingReads, readAdvertisers } from './check';
import { MOST_IDS, ReadsById } from '../reading/by-id';
import type { Carry, ClientParts } from './client';
import { Gather } from '../reading/gather';
import { TikTokTime } from '../tiktok-time';
import { switchMaterialOff } from './materials';
import { problemOf } from './problems';
import { findEntities, PLACES, readCampaigns, type Found } from './read-entities';
import { readSwitch } from './read-switch';
import { readTree } from './read-tree';
import { readTurnOnRules } from './rules';
import { readSurroundings } from './surroundings';
import { deleteSession } from './sessions';
import { readSpendToday } from './spend';
import { readSpendBelow, readSpendByHour } from './spend-by-hour';
import { readSwitchChanges } from './switch-changes';
import { write } from './write';

/**
 * Everything that TikTok's API v1.3 tells and does, over whatever carries the calls.
 *
 * @param can what this way cannot do although the API can
 */
export function apiGateway(
  { name, clock, carry }: { name: GatewayName; clock: Clock; carry: Carry },
  can: Partial<Gateway['can']> = {},
): Gateway {
  const gather = new Gather(clock);
  const client: ClientParts = {
    clock,
    carry,
    gather,
    byId: new ReadsById(gather),
    tiktokTime: new TikTokTime(clock),
    stores: new Map(),
  };
  /** Days and hours of money mean nothing in a zone that nobody knows here. */
  const inZone = async <T>(timezone: string, read: () => Promise<Read<T>>): Promise<Read<T>> => {
    if (isZone(timezone)) return read();
    const stamp: Stamp = { at: clock.now(), tiktokAt: null, requestIds: [] };
    return { ok: false, problem: problemOf('account-unknown'), stamp };
  };
  const one = (read: Read<Found>, id: string): Read<Entity | null> => {
    if (!read.ok) return read;
    const value = read.value.found.find((entity) => entity.ref.id === id) ?? null;
    // What is not in a list that lacks rows is not gone.
    if (value === null && !read.value.whole)
      return { ok: false, problem: problemOf('incomplete'), stamp: read.stamp };
    return { ...read, value };
  };

  return {
    name,
    can: {
      stop: true,
      kinds: true,
      delete: LEVELS,
      repeat: true,
      deleteSessions: true,
      switchMaterials: true,
      readTree: true,
      readSpend: 'hourly',
      readChangeLog: true,
      readRules: true,
      readSurroundings: true,
      ...can,
    },
    check: () => checkToken(client),
    readAdvertisers: (ids) => readAdvertisers(client, ids),
    missingReads: (advertiserId) => missingReads(client, advertiserId),
    readEntity: async ({ advertiserId, level, id }, priority) =>
      one(await findEntities(client, advertiserId, level, [id], priority), id),
    readSwitch: (entity, priority) => readSwitch(client, entity, priority),
    readTree: (entity, priority) => readTree(client, entity, priority),
    readEntities: async (advertiserId, level, ids) => {
      let stamp: Stamp = { at: clock.now(), tiktokAt: null, requestIds: [] };
      const found: Entity[] = [];
      for (let from = 0; from < ids.length; from += MOST_IDS) {
        const read = await findEntities(
          client,
          advertiserId,
          level,
          ids.slice(from, from + MOST_IDS),
          'list',
        );
        if (!read.ok) return read;
        found.push(...read.value.found);
        stamp = read.stamp;
      }
      return { ok: true, value: found, stamp };
    },
    listCampaigns: async (advertiserId, priority = 'list') => {
      const found: Entity[] = [];
      let stamp: Stamp = { at: clock.now(), tiktokAt: null, requestIds: [] };
      for (const place of PLACES) {
        const read = await readCampaigns(
          client,
          advertiserId,
          place,
          { status: 'STATUS_NOT_DELETE' },
          priority,
        );
        if (!read.ok) return read;
        // What is not in a list that lacks pages is not gone.
        if (!read.value.complete) return { ok: false, problem: problemOf('incomplete'), stamp: read.stamp };
        found.push(...read.value.items);
        stamp = read.stamp;
      }
      return { ok: true, value: found, stamp };
    },
    readSpend: (entity, account, since, priority) =>
      inZone(account.timezone, () => readSpendByHour(client, entity, account, since, priority)),
    readSpendBelow: (entity, account, since, priority) =>
      inZone(account.timezone, () => readSpendBelow(client, entity, account, since, priority)),
    readSpendToday: (advertiserId, timezone) =>
      inZone(timezone, () => readSpendToday(client, advertiserId, timezone)),
    readTurnOnRules: (entity, priority) => readTurnOnRules(client, entity, priority),
    readSurroundings: (entity, priority) => readSurroundings(client, entity, priority),
    readSwitchChanges: (entity, since, priority) => readSwitchChanges(client, entity, since, priority),
    deleteSession: (campaign, id) => deleteSession(client, campaign, id),
    switchMaterialOff: (ad, id) => switchMaterialOff(client, ad, id),
    write: (entity, operation, priority) => write(client, entity, operation, priority),
  };
}
