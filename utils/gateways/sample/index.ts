import { LEVELS } from '@/utils/core/entity';
import type { LoggedChange, Operation, Stamp } from '@/utils/core/evidence';
import type { Clock } from '../clock';
import type { Advertiser, Gateway, Read } from '../gateway';
import { SAMPLE_ACCOUNT, type SampleWorld } from './world';

const TO = { 'switch-on': 'on', 'switch-off': 'off', delete: 'deleted' } as const satisfies Record<
  Operation,
  LoggedChange['to']
>;

/**
 * Reaches the sample account and nothing else: it has no `fetch` and knows no address. It answers as the Marketing
 * API does, so it goes by that name among the evidence of a practice.
 *
 * @param accountName in the person's language
 */
export function sampleGateway(world: SampleWorld, clock: Clock, accountName: string): Gateway {
  let answers = 0;
  const stamp = (): Stamp => ({
    at: clock.now(),
    tiktokAt: clock.now(),
    requestIds: [`sample-${(answers += 1)}`],
  });
  const read = <T>(value: T): Promise<Read<T>> => Promise.resolve({ ok: true, value, stamp: stamp() });
  const account: Advertiser = {
    id: SAMPLE_ACCOUNT,
    name: accountName,
    currency: 'USD',
    timezone: world.timezone,
    status: 'STATUS_ENABLE',
  };
  return {
    name: 'marketing-api',
    can: {
      stop: true,
      kinds: true,
      delete: LEVELS,
      repeat: true,
      deleteSessions: false,
      switchMaterials: false,
      readTree: true,
      readSpend: 'hourly',
      readChangeLog: true,
      readRules: true,
      readSurroundings: true,
    },
    check: () => read({ person: accountName }),
    readAdvertisers: (ids) => read(ids.includes(SAMPLE_ACCOUNT) ? [account] : []),
    missingReads: () => read([]),
    readEntity: (ref) => read(world.find(ref)),
    readSwitch: ({ ref }) => read(world.find(ref)),
    readTree: ({ ref }) => {
      const nodes = world.below(ref);
      return read({ nodes, total: nodes.length, complete: true });
    },
    readEntities: (advertiserId, level, ids) =>
      read(
        ids.flatMap((id) => {
          const found = world.find({ advertiserId, level, id });
          return found === null ? [] : [found];
        }),
      ),
    listCampaigns: () => read(world.list()),
    readSpendToday: () =>
      read(world.list().map(({ ref }) => ({ campaignId: ref.id, spent: world.spentToday(ref) }))),
    readSpend: ({ ref, kind }, { timezone, currency }, since) => {
      const rows = world.rows(ref, since - 60 * 60_000);
      const daily = kind === 'promote';
      const newest = world.newest();
      return read({
        per: daily ? 'day' : 'hour',
        timezone,
        currency,
        rows: daily ? byDay(rows) : rows,
        total: world.spentEver(ref),
        newest: daily ? (newest?.slice(0, 10) ?? null) : newest,
        othersRunning: world.othersRunning(ref),
        complete: true,
      });
    },
    readSpendBelow: ({ ref }, _account, since) =>
      read(
        world
          .below(ref)
          .filter(({ level }) => level === (ref.level === 'campaign' ? 'adgroup' : 'ad'))
          .flatMap(({ level, id }) =>
            level === 'session'
              ? []
              : [{ level, id, rows: world.rows({ ...ref, level, id }, since - 60 * 60_000) }],
          ),
      ),
    readTurnOnRules: ({ ref }) => read(world.rulesFor(ref)),
    readSurroundings: ({ ref }) => read({ twins: [], promotes: world.promotesBeside(ref), sessions: [] }),
    readSwitchChanges: ({ ref }, since) => read(world.changesOf(ref, since)),
    deleteSession: () => Promise.reject(new Error('The sample account has no sessions')),
    switchMaterialOff: () => Promise.reject(new Error('The sample account has no materials')),
    write: ({ ref }, operation) => {
      world.turn(ref, TO[operation]);
      return Promise.resolve({ outcome: 'accepted', stamp: stamp() });
    },
  };
}

/** Promote is told by the day only (facts: field 0.5). */
function byDay(rows: { period: string; spent: string; shown: number | null }[]) {
  const days = new Map<string, { spent: number; shown: number }>();
  for (const { period, spent, shown } of rows) {
    const day = days.get(period.slice(0, 10)) ?? { spent: 0, shown: 0 };
    days.set(period.slice(0, 10), { spent: day.spent + Number(spent), shown: day.shown + (shown ?? 0) });
  }
  return [...days].map(([period, { spent, shown }]) => ({ period, spent: spent.toFixed(2), shown }));
}
