import { describe, expect, it } from 'vitest';
import { Story } from '../support/story';

const MINUTE = 60_000;
const SPRING = '1846211451413538123';
const AUTUMN = '1846211451413538124';
const WORLD = {
  campaigns: [
    { id: SPRING, name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 2 }] },
    { id: AUTUMN, name: 'Autumn', spendPerHour: '10.00', adGroups: [{ ads: 1 }] },
  ],
  otherActiveCampaigns: 1,
};

/** Quiet hours that began an hour ago and go on for so many minutes, on the clock of this machine. */
function quietFor(story: Story, minutes: number) {
  const now = new Date(story.clock.now());
  const minute = now.getHours() * 60 + now.getMinutes();
  return { from: (minute + 23 * 60) % 1440, to: (minute + minutes) % 1440 };
}

/** A computer at night, and stops that TikTok refuses. */
async function refusedAtNight(...ids: string[]) {
  const story = await new Story(WORLD).connected();
  const quiet = quietFor(story, 90);
  story.choices.notify = { ...story.choices.notify, quiet, urgentInQuiet: false };
  for (const campaign of ids) story.simulator.faults.arm({ name: 'write-rejected', campaign });
  for (const id of ids) await story.press('pause', story.campaign(ids.indexOf(id)));
  await story.run(MINUTE);
  expect(await story.store.orders.where('flagged').equals(1).count()).toBe(ids.length);
  return story;
}

describe('what comes up in quiet hours', () => {
  it('is told after them, all at once and once', async () => {
    const story = await refusedAtNight(SPRING, AUTUMN);
    await story.run(85 * MINUTE);
    expect(story.life.told).toEqual([]);
    expect(story.life.badge()).toBe(2);
    await story.run(5 * MINUTE);
    expect(story.life.told).toHaveLength(1);
    expect(story.life.told[0]).toHaveLength(2);
    await story.wake();
    expect(story.life.told).toHaveLength(1);
    expect(story.life.failures).toEqual([]);
  });

  it('is not forgotten when the worker dies and starts again', async () => {
    const story = await refusedAtNight(SPRING);
    await story.restart();
    expect(story.life.told).toEqual([]);
    await story.run(90 * MINUTE);
    expect(story.life.told).toHaveLength(1);
  });

  it('is not told any more when the person dealt with it', async () => {
    const story = await refusedAtNight(SPRING, AUTUMN);
    story.simulator.faults.clear('write-rejected');
    await story.press('pause', story.campaign(0));
    await story.run(90 * MINUTE);
    expect(story.life.told).toHaveLength(1);
    expect(story.life.told[0]).toHaveLength(1);
  });

  it('is told at once when it is urgent, unless the person wants even that later', async () => {
    const told = [];
    for (const urgentInQuiet of [true, false]) {
      const story = await new Story(WORLD).connected();
      story.choices.notify = { ...story.choices.notify, quiet: quietFor(story, 90), urgentInQuiet };
      await story.press('pause', story.campaign(0));
      await story.run(MINUTE);
      story.simulator.world.setSwitch('campaign', SPRING, 'on', { kind: 'user' });
      await story.run(60 * MINUTE);
      told.push(story.life.notified.map(({ id }) => id.split(':')[1]));
      await story.run(60 * MINUTE);
      expect(story.life.notified.map(({ id }) => id.split(':')[1])).toEqual(['turned-back-on']);
    }
    expect(told).toEqual([['turned-back-on'], []]);
  });
});

describe('notifications that are switched off', () => {
  it('are not shown, then or later, while the badge counts all the same', async () => {
    const story = await new Story(WORLD).connected();
    story.choices.notify = { ...story.choices.notify, others: false };
    story.simulator.faults.arm({ name: 'write-rejected', campaign: SPRING });
    await story.press('pause', story.campaign(0));
    await story.run(MINUTE);
    story.choices.notify = { ...story.choices.notify, others: true };
    await story.run(60 * MINUTE);
    const told = story.life.notified.map(({ id }) => id.split(':')[1]);
    expect(told).toContain('still-running');
    expect(told).not.toContain('rejected');
    expect(story.life.badge()).toBe(1);
  });
});

describe('a watch that the person made shorter', () => {
  const DAY = 24 * 60 * MINUTE;

  it('ends after the proof, says so, and leaves no gap behind', async () => {
    const story = await new Story(WORLD).connected();
    story.choices.watchDays = 1;
    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(0), { orderId });
    const pressed = story.clock.now();
    await story.run(3 * DAY);
    const calls = story.calls();
    await story.run(7 * DAY);
    expect(story.calls()).toBe(calls);
    const verdict = await story.verdict(orderId);
    expect(verdict).toMatchObject({ stage: 'final', closed: true, gaps: [], nextLookAt: null });
    expect(verdict.watchedUntil).toBeGreaterThanOrEqual(pressed + DAY);
    expect(verdict.watchedUntil).toBeLessThan(pressed + DAY + MINUTE);
  });

  it('goes on while something is wrong', async () => {
    const story = await new Story(WORLD).connected();
    story.choices.watchDays = 1;
    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(0), { orderId });
    await story.run(4 * 60 * MINUTE);
    story.simulator.faults.arm({ name: 'spends-although-off', campaign: SPRING });
    await story.run(2 * DAY);
    const calls = story.calls();
    await story.run(2 * DAY);
    expect(story.calls()).toBeGreaterThan(calls);
    expect(await story.verdict(orderId)).toMatchObject({
      closed: false,
      flags: [{ flag: 'still-spending' }],
    });
  });

  it('is the whole plan for stops that were ordered before', async () => {
    const story = await new Story(WORLD).connected();
    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(0), { orderId });
    story.choices.watchDays = 1;
    await story.run(2.5 * DAY);
    expect(await story.verdict(orderId)).toMatchObject({ stage: 'final', closed: false, watchedUntil: null });
  });
});
