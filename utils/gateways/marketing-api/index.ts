import type { Entity } from '@/utils/core/entity';
import type { Stamp } from '@/utils/core/evidence';
import type { Clock } from '../clock';
import type { Gateway, Read } from '../gateway';
import { checkToken, missingReads, readAdvertisers } from './check';
import { MOST_IDS, ReadsById } from './by-id';
import type { ClientParts } from './client';
import { Gather } from './gather';
import { Pace } from './pace';
import { problemOf } from './problems';
import { findEntities, PLACES, readCampaigns } from './read-entities';
import { readSwitch } from './read-switch';
import { readTree } from './read-tree';
import { readTurnOnRules } from './rules';
import { readSpendToday } from './spend';
import { readSpendBelow, readSpendByHour } from './spend-by-hour';
import { readSwitchChanges } from './switch-changes';
import { write } from './write';

/**
 * TikTok's official Marketing API v1.3 with a long-lived access token.
 *
 * @param parts.token gives the token for each call; null means not connected
 * @param parts.pace shared by all that talk for the same app: TikTok counts their requests together
 */
export function marketingApi(parts: {
  fetch: typeof fetch;
  clock: Clock;
  token: () => Promise<string | null>;
  pace?: Pace;
}): Gateway {
  const gather = new Gather(parts.clock);
  const client: ClientParts = {
    ...parts,
    pace: parts.pace ?? new Pace(parts.clock),
    gather,
    byId: new ReadsById(gather),
    stores: new Map(),
  };
  const one = (read: Read<Entity[]>, id: string): Read<Entity | null> =>
    read.ok ? { ...read, value: read.value.find((entity) => entity.ref.id === id) ?? null } : read;

  return {
    name: 'marketing-api',
    can: { stop: true, readTree: true, readSpend: 'hourly', readChangeLog: true, readRules: true },
    check: () => checkToken(client),
    readAdvertisers: (ids) => readAdvertisers(client, ids),
    missingReads: (advertiserId) => missingReads(client, advertiserId),
    readEntity: async ({ advertiserId, level, id }, priority) =>
      one(await findEntities(client, advertiserId, level, [id], priority), id),
    readSwitch: (entity, priority) => readSwitch(client, entity, priority),
    readTree: (entity, priority) => readTree(client, entity, priority),
    readEntities: async (advertiserId, level, ids) => {
      let stamp: Stamp = { at: parts.clock.now(), tiktokAt: null, requestIds: [] };
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
        found.push(...read.value);
        stamp = read.stamp;
      }
      return { ok: true, value: found, stamp };
    },
    listCampaigns: async (advertiserId) => {
      const found: Entity[] = [];
      let stamp: Stamp = { at: parts.clock.now(), tiktokAt: null, requestIds: [] };
      for (const place of PLACES) {
        const read = await readCampaigns(
          client,
          advertiserId,
          place,
          { status: 'STATUS_NOT_DELETE' },
          'list',
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
      readSpendByHour(client, entity, account, since, priority),
    readSpendBelow: (entity, account, since, priority) =>
      readSpendBelow(client, entity, account, since, priority),
    readSpendToday: (advertiserId, timezone) => readSpendToday(client, advertiserId, timezone),
    readTurnOnRules: (entity, priority) => readTurnOnRules(client, entity, priority),
    readSwitchChanges: (entity, since, priority) => readSwitchChanges(client, entity, since, priority),
    write: (entity, operation) => write(client, entity, operation),
  };
}
