import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { judge } from '@/utils/core/judge';
import type { Action } from '@/utils/core/order';
import { rank, type Verdict } from '@/utils/core/verdict';
import { Practice, PracticeClock } from '@/utils/engine/practice';
import { sampleGateway } from '@/utils/gateways/sample';
import { SAMPLE_ACCOUNT, SAMPLE_STORIES, SampleWorld, type SampleStory } from '@/utils/gateways/sample/world';
import { campaignsOf } from '@/utils/store/campaign-lists';
import { StandstillDatabase } from '@/utils/store/database';
import { evidenceOfOrder } from '@/utils/store/evidence';
import { COMMANDS } from '@/utils/wire/commands';
import { fit } from '@/utils/wire/shape';
import { systemClock } from '@/utils/gateways/clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AD_GROUPS = ['Broad', 'Returning visitors'] as const;
const RULE = 'Winners go on';

let practice: Practice;
let db: StandstillDatabase;
let clock: PracticeClock;
let failures: unknown[];
let counted = 0;

beforeEach(async () => {
  // In the middle of an hour, so that no stop spills into the next one.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-10T15:20:00Z') });
  failures = [];
  db = new StandstillDatabase(`sample-${(counted += 1)}`);
  clock = new PracticeClock(systemClock);
  const world = new SampleWorld(clock.now, 'America/New_York', {
    campaigns: Object.fromEntries(SAMPLE_STORIES.map((story) => [story, story])) as Record<
      SampleStory,
      string
    >,
    adGroups: AD_GROUPS,
    ad: 'Video',
    rule: RULE,
  });
  practice = new Practice({
    db,
    clock,
    gateway: sampleGateway(world, clock, 'Sample account'),
    advertiserId: SAMPLE_ACCOUNT,
    onTime: () => {},
    onFailure: (_what, error) => failures.push(error),
  });
  await practice.begin();
});
afterEach(() => {
  practice.end();
  vi.useRealTimers();
  expect(failures).toEqual([]);
});

async function refOf(name: string) {
  const found = await db.entities.filter((entity) => entity.name === name).first();
  if (found === undefined) throw new Error(`No ${name}`);
  return found.ref;
}

async function press(action: Action, ref: Awaited<ReturnType<typeof refOf>>, name: string): Promise<string> {
  const orderId = crypto.randomUUID();
  const receipt = await practice.send('press', { orderId, action, ref, seenName: name });
  expect(receipt).toEqual({ status: 'taken', orderId });
  return orderId;
}

async function pause(story: SampleStory): Promise<string> {
  return press('pause', await refOf(story), story);
}

async function verdictOn(orderId: string): Promise<Verdict> {
  const order = await db.orders.get(orderId);
  if (order === undefined) throw new Error('No such order');
  return judge(order, await evidenceOfOrder(db, orderId), clock.now());
}

const flagsOf = ({ flags }: Verdict) => flags.map(({ flag }) => flag);

describe('the sample account', () => {
  it('lets a person see a stop climb from the press to the proof', async () => {
    const order = await pause('stops');
    await practice.later(MINUTE);
    expect((await verdictOn(order)).stage).toBe('nothing-can-run');
    await practice.later(HOUR);
    expect((await verdictOn(order)).stage).not.toBe('confirmed');
    for (let hours = 0; hours < 4; hours++) await practice.later(HOUR);
    const verdict = await verdictOn(order);
    expect(verdict.stage).toBe('confirmed');
    expect(verdict.flags).toEqual([]);
    await practice.later(48 * HOUR);
    expect((await verdictOn(order)).stage).toBe('final');
  });

  it('never confirms what leaks, names what spends, and proves the stop of that', async () => {
    const order = await pause('leaks');
    await practice.later(4 * HOUR);
    const leaking = await verdictOn(order);
    expect(flagsOf(leaking)).toContain('still-spending');
    expect(rank(leaking.stage)).toBeLessThan(rank('confirmed'));
    const part = leaking.flags.find(({ flag }) => flag === 'still-spending')?.node;
    expect(part?.name).toBe(AD_GROUPS[0]);
    if (part?.level !== 'adgroup') throw new Error('No ad group');
    const stop = await press(
      'pause',
      { advertiserId: SAMPLE_ACCOUNT, level: part.level, id: part.id },
      part.name,
    );
    await practice.later(8 * HOUR);
    expect((await verdictOn(stop)).stage).toBe('confirmed');
    expect(flagsOf(await verdictOn(stop))).toEqual([]);
  });

  it('tells of the rule before it acts, and that it did', async () => {
    const order = await pause('comes-back');
    await practice.later(MINUTE);
    expect(flagsOf(await verdictOn(order))).toEqual(['can-resume-by-itself']);
    await practice.later(4 * HOUR);
    const verdict = await verdictOn(order);
    const flag = verdict.flags.find((one) => one.flag === 'turned-back-on');
    expect(flag?.said.values).toMatchObject({ name: RULE });
    expect((await db.entities.filter(({ name }) => name === 'comes-back').first())?.switch).toBe('on');
  });

  it('does not pretend to stop a Promote', async () => {
    const order = await pause('promote');
    await practice.later(4 * HOUR);
    const verdict = await verdictOn(order);
    expect(verdict.stage).toBe('requested');
    expect(verdict.flags.length).toBeGreaterThan(0);
    expect((await db.entities.filter(({ name }) => name === 'promote').first())?.switch).toBe('on');
  });

  it('deletes only what is proved to have stopped', async () => {
    const orderId = crypto.randomUUID();
    const ref = await refOf('stops');
    const wish = { orderId, action: 'end', ref, seenName: 'stops', deleteWhenProven: true } as const;
    await practice.send('press', wish);
    await practice.later(2 * HOUR);
    expect((await db.entities.filter(({ name }) => name === 'stops').first())?.switch).toBe('off');
    await practice.later(4 * HOUR);
    const verdict = await verdictOn(orderId);
    expect(verdict.flags).toEqual([]);
    expect(rank(verdict.stage)).toBeGreaterThanOrEqual(rank('confirmed'));
    const listed = await campaignsOf(db, SAMPLE_ACCOUNT);
    expect(listed.map(({ name }) => name)).not.toContain('stops');
  });

  it('gives back what was paused, and then it spends again', async () => {
    await pause('stops');
    await practice.later(3 * HOUR);
    const paused = (await db.entities.filter(({ name }) => name === 'stops').first())?.spentToday;
    const resume = await press('resume', await refOf('stops'), 'stops');
    await practice.later(2 * HOUR);
    expect((await verdictOn(resume)).resumed).toBe(true);
    const resumed = (await db.entities.filter(({ name }) => name === 'stops').first())?.spentToday;
    expect(Number(resumed)).toBeGreaterThan(Number(paused));
  });
});

describe('a practice', () => {
  it('reaches neither the worker nor any network, and leaves the real store alone', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const asked = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
    for (const story of SAMPLE_STORIES) await pause(story);
    await practice.later(24 * HOUR);
    expect(await db.orders.count()).toBe(SAMPLE_STORIES.length);
    expect(fetched).not.toHaveBeenCalled();
    expect(asked).not.toHaveBeenCalled();
    const real = new StandstillDatabase();
    expect(await real.orders.count()).toBe(0);
    expect(await real.entities.count()).toBe(0);
    real.close();
  });

  it('presses what not even the worker would take, should it ever be asked', async () => {
    const ref = await refOf('stops');
    const wish = { orderId: crypto.randomUUID(), action: 'pause', seenName: 'stops' };
    expect(fit(COMMANDS.press.input, { ...wish, ref }).ok).toBe(false);
    const real = { advertiserId: '7000000000000000001', level: 'campaign', id: '1846211451413538123' };
    expect(fit(COMMANDS.press.input, { ...wish, ref: real }).ok).toBe(true);
  });

  it('opens nothing and connects nothing', async () => {
    const refused = { name: 'SendError', failure: 'refused' };
    await expect(practice.send('open', { page: 'connect' })).rejects.toMatchObject(refused);
    await expect(practice.send('open-ads-manager', { advertiserId: '1' })).rejects.toMatchObject(refused);
    await expect(practice.send('connect', { token: 'x' })).rejects.toMatchObject(refused);
    practice.end();
    const ref = await refOf('stops');
    const wish = { orderId: 'x', action: 'pause', seenName: 'stops', ref } as const;
    await expect(practice.send('press', wish)).rejects.toMatchObject(refused);
  });
});
