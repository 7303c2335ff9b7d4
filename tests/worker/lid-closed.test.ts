import { expect, it } from 'vitest';
import { Story } from '../support/story';

const HOUR = 60 * 60_000;

it('whoever presses and closes the lid at once is not alarmed when the computer wakes', async () => {
  const story = await new Story({
    campaigns: [{ name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }],
  }).connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId });
  await story.run(1_000);
  await story.fallAsleep(story.clock.now() + 8 * HOUR);
  await story.run(8 * HOUR + 60_000);
  expect(await story.verdict(orderId)).toMatchObject({ stage: 'nothing-can-run', flags: [] });
  expect(story.life.notified).toEqual([]);
});
