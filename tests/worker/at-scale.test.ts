import { describe, expect, it } from 'vitest';
import { Engine } from '@/utils/engine/engine';
import { Fleet } from '../bench/fleet';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** What the sweep asks of an account: its campaigns, ad groups and ads, and four reports. */
const LISTS_OF_AN_ACCOUNT = 7;
/** What a sweep leaves of the ten requests a second is a person's. */
const SWEEP_PER_SECOND = 8;

async function dueFleet(advertisers: number, campaigns: number): Promise<Fleet> {
  const fleet = await Fleet.make({ advertisers, campaigns });
  fleet.story.clock.set(fleet.dueAt);
  return fleet;
}

const looks = async ({ story }: Fleet) =>
  (await story.allEvidence()).filter(
    ({ type, stamp }) => type === 'switch-read' && stamp.at >= story.clock.now() - MINUTE,
  ).length;

describe('a sweep over all that is watched', { timeout: 120_000 }, () => {
  it('asks every account for each of its lists once, and looks at every campaign', async () => {
    const fleet = await dueFleet(3, 30);
    await fleet.sweep();
    expect(fleet.story.calls()).toBe(3 * LISTS_OF_AN_ACCOUNT);
    expect(await looks(fleet)).toBe(90);
    expect(fleet.story.life.failures).toEqual([]);
  });

  it('costs each order as much work in a large account as in a small one', async () => {
    const work = async (campaigns: number) => {
      const fleet = await dueFleet(1, campaigns);
      const before = fleet.story.life.mortality.points;
      await fleet.sweep();
      return (fleet.story.life.mortality.points - before) / campaigns;
    };
    const [few, many] = [await work(20), await work(160)];
    expect(many).toBeLessThanOrEqual(few * 1.1);
  });

  it('that was slept through is done once', async () => {
    const fleet = await dueFleet(1, 10);
    fleet.story.clock.set(fleet.dueAt + 4 * DAY);
    await fleet.sweep();
    expect(fleet.story.calls()).toBeLessThanOrEqual(LISTS_OF_AN_ACCOUNT + 3);
    expect(await looks(fleet)).toBe(10);
  });

  it('by two workers that start at once looks at everything once', async () => {
    const fleet = await dueFleet(1, 10);
    const { story } = fleet;
    const other = new Engine(story.life.engine.parts);
    void other.run();
    void story.life.engine.run();
    void story.life.engine.run();
    await fleet.sweep();
    expect(story.calls()).toBe(LISTS_OF_AN_ACCOUNT);
    expect(await looks(fleet)).toBe(10);
    expect(story.writes()).toBe(0);
  });

  it('that TikTok refuses for one account leaves the others in sight', async () => {
    const fleet = await dueFleet(2, 10);
    const { story } = fleet;
    story.simulator.tokens.add({
      token: 'sim-token-full',
      advertiserIds: [fleet.campaign(1, 0).advertiserId],
    });
    await fleet.sweep();
    expect(await looks(fleet)).toBe(10);
    const kinds = new Set(
      (await story.allEvidence()).filter(({ type }) => type === 'read-failed').map(({ orderId }) => orderId),
    );
    expect(kinds.size).toBe(10);
  });

  it('is not told about where it found no news', async () => {
    const fleet = await dueFleet(1, 10);
    await fleet.sweep();
    const told = fleet.story.life.pushed.length;
    fleet.story.clock.set(await nextDue(fleet));
    await fleet.sweep();
    expect(await looks(fleet)).toBe(10);
    expect(fleet.story.life.pushed.length).toBe(told);
  });
});

async function nextDue({ story }: Fleet): Promise<number> {
  const orders = await story.store.orders.toArray();
  return Math.max(...orders.map(({ dueAt }) => dueAt));
}

describe('a press amid a sweep', { timeout: 120_000 }, () => {
  it('on another campaign leaves as soon as it would from an idle worker', async () => {
    const fleet = await dueFleet(12, 10);
    const { story } = fleet;
    await story.wake();
    while (story.calls() < SWEEP_PER_SECOND) await story.runUntil(story.clock.now() + 10);
    const pressed = story.clock.now();
    await story.press('pause', fleet.campaign(11, 10));
    await story.settle();
    const write = story.simulator.journal.entries().find(({ path }) => path.endsWith('/status/update/'));
    expect(write?.time).toBe(pressed);
    expect(story.calls()).toBeLessThan(12 * LISTS_OF_AN_ACCOUNT);
  });

  it('on a campaign that is just being looked at does not wait for the look', async () => {
    const fleet = await dueFleet(2, 10);
    const { story } = fleet;
    story.simulator.faults.arm({ name: 'slow', endpoint: 'campaign/get', seconds: 15, times: 2 });
    await story.wake();
    await story.run(SECOND);
    const pressed = story.clock.now();
    await story.press('end', fleet.campaign(0, 3));
    await story.run(SECOND);
    const write = story.simulator.journal.entries().find(({ path }) => path.endsWith('/status/update/'));
    expect(write?.time).toBe(pressed);
    await fleet.sweep();
    expect(story.writes()).toBe(1);
  });
});

describe('far looks of one account', { timeout: 120_000 }, () => {
  it('are due in the same second of the minute, so that they share their requests', async () => {
    const fleet = await dueFleet(2, 5);
    await fleet.sweep();
    const orders = await fleet.story.store.orders.toArray();
    const seconds = (advertiser: string) =>
      new Set(
        orders.filter(({ advertiserId }) => advertiserId === advertiser).map(({ dueAt }) => dueAt % MINUTE),
      );
    const [one, other] = [0, 1].map((n) => seconds(fleet.campaign(n, 0).advertiserId));
    expect(one?.size).toBe(1);
    expect(other?.size).toBe(1);
    expect(one).not.toEqual(other);
  });
});
