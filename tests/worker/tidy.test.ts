import { describe, expect, it } from 'vitest';
import { Story } from '../support/story';

const DAY = 24 * 3_600_000;
/** What the stories' person has chosen. */
const KEPT_FOR = 90;
const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 2 }] }],
  otherActiveCampaigns: 1,
};

/** A stop that was watched for a week and is final. */
async function closedStop() {
  const story = await new Story(SPRING).connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId });
  await story.run(8 * DAY);
  expect(await story.verdict(orderId)).toMatchObject({ stage: 'final', closed: true });
  return { story, orderId };
}

const wakeAfter = async (story: Story, days: number) => {
  story.clock.advance(days * DAY);
  await story.wake();
};

describe('the evidence of a closed order', () => {
  it('is compacted when it is old enough, and the verdict stays', async () => {
    const { story, orderId } = await closedStop();
    const whole = await story.evidence(orderId);
    const calls = story.calls();
    await wakeAfter(story, KEPT_FOR - 9);
    expect(await story.evidence(orderId)).toEqual(whole);
    const verdict = await story.verdict(orderId);

    await wakeAfter(story, 9);
    const kept = await story.evidence(orderId);
    expect(kept.length).toBeLessThan(whole.length * 0.7);
    expect(await story.verdict(orderId)).toEqual(verdict);
    expect(whole).toEqual(expect.arrayContaining(kept));
    for (const type of ['identified', 'sending', 'answered', 'rules-read'] as const)
      expect(kept.filter((item) => item.type === type)).toEqual(whole.filter((item) => item.type === type));
    expect(story.calls()).toBe(calls);
    expect(story.life.failures).toEqual([]);
  });

  it('is compacted once: nothing is written the next day', async () => {
    const { story, orderId } = await closedStop();
    await wakeAfter(story, KEPT_FOR + 1);
    const order = await story.store.orders.get(orderId);
    await wakeAfter(story, 1);
    expect(await story.store.orders.get(orderId)).toEqual(order);
  });

  it('is not touched while the order is watched', async () => {
    const { story } = await closedStop();
    await wakeAfter(story, KEPT_FOR - 2);
    const orderId = story.newOrderId();
    await story.press('resume', story.campaign(), { orderId });
    await story.run(60_000);
    const again = story.newOrderId();
    await story.press('pause', story.campaign(), { orderId: again });
    await story.run(3 * DAY);
    const evidence = await story.evidence(again);
    await story.wake();
    expect((await story.store.orders.get(again))?.compactedAt).toBeUndefined();
    expect(await story.evidence(again)).toEqual(evidence);
  });

  it('of an order that is flagged keeps what announced it, so that it is not announced again', async () => {
    const story = await new Story(SPRING).connected();
    story.simulator.faults.arm({ name: 'write-rejected', times: 1 });
    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(), { orderId });
    await story.run(8 * DAY);
    const announced = story.life.notified.length;
    expect(announced).toBeGreaterThan(0);
    await wakeAfter(story, KEPT_FOR + 1);
    await story.life.engine.lookNow(orderId);
    await story.settle();
    expect(story.life.notified).toHaveLength(announced);
  });
});

describe('what was known of campaigns that nobody reads any more', () => {
  it('is forgotten', async () => {
    const { story } = await closedStop();
    expect(await story.store.entities.count()).toBeGreaterThan(0);
    await wakeAfter(story, KEPT_FOR + 1);
    expect(await story.store.entities.count()).toBe(0);
  });
});
