import { describe, expect, it } from 'vitest';
import type { Action } from '@/utils/core/order';
import { Story } from '../support/story';
import type { Death } from '../support/mortality';

const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', adGroups: [{ ads: 1 }] }],
};
const LONG_ENOUGH = 120_000;

/** A person presses; if the answer never comes, the page sends the same press again after the restart. */
async function playThrough(
  action: Action,
  death: Death | undefined,
  arm: (story: Story) => void,
): Promise<Story> {
  const story = new Story(SPRING, death ? { death } : {});
  await story.connected();
  arm(story);
  const orderId = story.newOrderId();
  let answered = false;
  const press = () =>
    void story.press(action, story.campaign(), { orderId }).then((receipt) => {
      answered = receipt.status === 'taken' && receipt.orderId === orderId;
    });
  press();
  const untilDeath = story.clock.now() + LONG_ENOUGH;
  while (!story.life.mortality.dead && story.clock.now() < untilDeath) await story.run(1_000);
  if (!story.life.mortality.dead) return story;
  await story.restart();
  if (!answered) press();
  await story.run(LONG_ENOUGH);
  expect(answered).toBe(true);
  return story;
}

async function pointsOf(action: Action, arm: (story: Story) => void): Promise<number> {
  const story = await playThrough(action, undefined, arm);
  const { points } = story.life.mortality;
  await story.over();
  return points;
}

/** Every await, before and after what is awaited happens. */
function awaits(points: number): [number, Death['when']][] {
  return Array.from({ length: points }, (_, index) => index + 1).flatMap((at): [number, Death['when']][] => [
    [at, 'before'],
    [at, 'after'],
  ]);
}

async function expectStopped(story: Story, writes: number, where: string): Promise<void> {
  const orders = await story.store.orders.toArray();
  expect(orders, where).toHaveLength(1);
  const verdict = await story.verdict(orders[0]?.id ?? '');
  expect(verdict.stage, where).toBe('nothing-can-run');
  expect(verdict.flags, where).toEqual([]);
  expect(story.writes(), where).toBe(writes);
  expect(story.isOffAtTikTok(story.campaign()), where).toBe(true);
  expect(story.life.failures, where).toEqual([]);
}

describe('the worker dies at every await of a stop', () => {
  it.each(['before', 'after'] as const)(
    '%s the awaited thing happens: one order, one write, proved',
    async (when) => {
      const points = await pointsOf('pause', () => undefined);
      expect(points).toBeGreaterThan(30);
      for (let at = 1; at <= points; at++) {
        const story = await playThrough('pause', { at, when }, () => undefined);
        await expectStopped(story, 1, `died ${when} await ${at} of ${points}`);
        await story.over();
      }
    },
    300_000,
  );

  it('the answer of the write is lost as well: read first, never a second write', async () => {
    const lost = (story: Story) => void story.simulator.faults.arm({ name: 'write-lost-after', times: 1 });
    const points = await pointsOf('end', lost);
    for (const [at, when] of awaits(points)) {
      const story = await playThrough('end', { at, when }, lost);
      await expectStopped(story, 1, `died ${when} await ${at} of ${points}`);
      expect(await story.store.holds.count()).toBe(1);
      await story.over();
    }
  }, 300_000);

  it('a resume is never sent twice, wherever the worker dies', async () => {
    const off = (story: Story) =>
      void story.simulator.world.setSwitch('campaign', story.campaign().id, 'off', { kind: 'user' });
    const points = await pointsOf('resume', off);
    for (const [at, when] of awaits(points)) {
      const story = await playThrough('resume', { at, when }, off);
      expect(story.writes(), `died ${when} await ${at} of ${points}`).toBeLessThanOrEqual(1);
      await story.over();
    }
  }, 300_000);
});

describe('two workers start at once', () => {
  it('they share one order without a second write', async () => {
    const story = await new Story(SPRING).connected();
    const orderId = story.newOrderId();
    await Promise.all([
      story.press('pause', story.campaign(), { orderId }),
      story.life.engine.run(),
      story.life.engine.run(),
      story.press('pause', story.campaign(), { orderId }),
    ]);
    await story.run(LONG_ENOUGH);
    expect(story.writes()).toBe(1);
    expect((await story.verdict(orderId)).stage).toBe('nothing-can-run');
  });
});
