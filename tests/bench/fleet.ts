import { judge } from '@/utils/core/judge';
import type { Evidence } from '@/utils/core/evidence';
import { entityKey } from '@/utils/core/entity';
import type { Verdict } from '@/utils/core/verdict';
import type { StoredOrder } from '@/utils/store/database';
import type { SimClock } from '../simulator/clock';
import { steadyPast } from '../simulator/world/past';
import type { GivenCampaign } from '../simulator/world/types';
import { World } from '../simulator/world/world';
import { Story } from '../support/story';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STOPPED = '2026-03-10T15:20:00Z';
const ADS = 2;

export interface FleetSize {
  advertisers: number;
  /** Stopped ones in each; one more goes on delivering. */
  campaigns: number;
}

/** Ids of everything in the fleet: an account's number, a campaign's in it, and what of it is meant. */
const advertiserId = (account: number) => `70112233445560${String(account).padStart(5, '0')}`;
const idOf = (account: number, campaign: number, part: number) =>
  `18462${String(account).padStart(4, '0')}${String(campaign).padStart(6, '0')}${String(part).padStart(4, '0')}`;
const campaignId = (account: number, campaign: number) => idOf(account, campaign, 1);
const partsOf = (account: number, campaign: number) => [
  advertiserId(account),
  ...Array.from({ length: 2 + ADS }, (_, part) => idOf(account, campaign, part + 1)),
];

/**
 * A computer that watches many campaigns in many accounts, all stopped a day ago and confirmed, shortly before
 * the look that is due after a day. Each has the evidence of a real stop that was played once, less the many
 * reads in between that say the same.
 */
export class Fleet {
  private constructor(
    readonly story: Story,
    readonly size: FleetSize,
    private readonly orders: readonly StoredOrder[],
  ) {}

  static async make(size: FleetSize): Promise<Fleet> {
    const one = await playOne();
    const story = new Story({ campaigns: [] }, { now: STOPPED });
    story.simulator.world = worldOf(size, 'off', story.simulator.clock);
    await story.connected();
    story.clock.set(one.now);
    const account = await story.store.advertisers.toArray();
    const originals = partsOf(0, 0);
    const orders: StoredOrder[] = [];
    for (let n = 0; n < size.advertisers; n++) {
      await story.store.advertisers.bulkPut(account.map((row) => ({ ...row, id: advertiserId(n) })));
      const evidence: Evidence[] = [];
      for (let m = 0; m < size.campaigns; m++) {
        const text = JSON.stringify({ ...one, id: one.order.id });
        const named = partsOf(n, m).reduce(
          (all, id, part) => all.replaceAll(originals[part] ?? '', id),
          text,
        );
        const id = `${one.order.id.slice(0, 24)}${String(n + 1).padStart(6, '0')}${String(m).padStart(6, '0')}`;
        const copy = JSON.parse(named.replaceAll(one.order.id, id)) as typeof one;
        orders.push({ ...copy.order, entityKey: entityKey(copy.order.ref), advertiserId: advertiserId(n) });
        evidence.push(...copy.evidence.map(({ seq: _seq, ...rest }) => rest as Evidence));
      }
      await story.store.evidence.bulkAdd(evidence);
    }
    await story.store.orders.bulkAdd(orders);
    return new Fleet(story, size, orders);
  }

  /** When all of them are due. */
  get dueAt(): number {
    return this.orders.reduce((latest, { dueAt }) => Math.max(latest, dueAt), 0);
  }

  /** The ids of an account's stopped campaigns. */
  stoppedOf(advertiser: string): string[] {
    return this.orders.filter((order) => order.advertiserId === advertiser).map(({ ref }) => ref.id);
  }

  /** A campaign of an account; the one after the last stopped one still delivers. */
  campaign(account: number, campaign: number) {
    const id = campaignId(account, campaign);
    const { name = '' } = this.story.simulator.world.campaigns.get(id) ?? {};
    return { advertiserId: advertiserId(account), level: 'campaign' as const, id, name };
  }

  /** Somebody turns a stopped campaign on again. */
  turnOn(account: number, campaign: number): void {
    const { world } = this.story.simulator;
    world.setSwitch('campaign', campaignId(account, campaign), 'on', { kind: 'user', name: 'colleague' });
  }

  /** Until every order was looked at and is due later. */
  async sweep(look: () => Promise<void> = async () => undefined): Promise<void> {
    const { story } = this;
    await story.wake();
    for (;;) {
      await story.runUntil(story.clock.now() + 1000, look);
      if ((await story.store.orders.where('dueAt').between(0, story.clock.now(), true, true).count()) === 0)
        return;
    }
  }
}

/** One stop from the click to shortly before the look after a day. */
async function playOne(): Promise<{ order: StoredOrder; evidence: Evidence[]; now: number }> {
  const story = new Story({ campaigns: [] }, { now: STOPPED });
  story.simulator.world = worldOf({ advertisers: 1, campaigns: 1 }, 'on', story.simulator.clock);
  await story.connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(0), { orderId });
  await story.run(DAY - HOUR);
  const order = await story.store.orders.get(orderId);
  if (order === undefined) throw new Error('The stop to copy is gone');
  const evidence = thinned(await story.evidence(orderId));
  const now = story.clock.now();
  same(judge(order, evidence, now), await story.verdict(orderId));
  return { order, evidence, now };
}

/** Without the reads in between, which a database in memory could not hold for all. */
function thinned(evidence: Evidence[]): Evidence[] {
  const keep = (item: Evidence) => {
    const like = evidence.filter(({ type }) => type === item.type);
    if (item.type === 'switch-read') return like.indexOf(item) < 6 || like.indexOf(item) >= like.length - 3;
    return item.type !== 'tree-read' || like.indexOf(item) >= like.length - 3;
  };
  return evidence.filter(keep);
}

function same(thin: Verdict, whole: Verdict): void {
  if (thin.stage !== 'confirmed' || whole.stage !== 'confirmed' || thin.nextLookAt !== whole.nextLookAt)
    throw new Error(`The stop to copy is ${thin.stage} and was ${whole.stage}`);
}

/** Accounts of campaigns that spent until now and are switched now; one more in each goes on. */
function worldOf({ advertisers, campaigns }: FleetSize, to: 'on' | 'off', clock: SimClock): World {
  const world = new World(clock);
  for (let account = 0; account < advertisers; account++) {
    world.addAdvertiser({
      id: advertiserId(account),
      name: `Account ${account}`,
      company: `Account ${account}`,
      country: 'US',
      currency: 'USD',
      timezone: 'America/New_York',
      displayTimezone: 'America/New_York',
      status: 'STATUS_ENABLE',
      balance: '1000',
      createTime: clock.now() - 400 * DAY,
    });
    for (let campaign = 0; campaign <= campaigns; campaign++) {
      addCampaign(world, account, campaign);
      if (campaign < campaigns)
        world.setSwitch('campaign', campaignId(account, campaign), to, { kind: 'api' });
    }
  }
  return world;
}

function addCampaign(world: World, account: number, campaign: number): void {
  const [owner = '', id = '', adGroupId = '', ...ads] = partsOf(account, campaign);
  const created = world.clock.now() - 30 * DAY;
  const common = { advertiserId: owner, createTime: created, modifyTime: created, switch: 'on' as const };
  const given: GivenCampaign = {
    ...common,
    id,
    name: 'Spring',
    kind: 'manual',
    budget: '100',
    budgetMode: 'BUDGET_MODE_DAY',
    budgetOptimized: true,
    objective: 'WEB_CONVERSIONS',
    spendPerHour: '2',
    impressionsPerHour: 300,
    origin: 'TT_ADS_PLATFORM',
  };
  world.addCampaign(given);
  world.addAdGroup({
    ...common,
    id: adGroupId,
    campaignId: id,
    name: 'Ad group',
    budget: '0',
    budgetMode: 'BUDGET_MODE_INFINITE',
    scheduleStart: created,
  });
  for (const ad of ads) world.addAd({ ...common, id: ad, campaignId: id, adGroupId, name: 'Ad' });
  steadyPast(world, given);
}
