import { expect, it } from 'vitest';
import { Story } from '../support/story';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

it('what is followed is looked at when a person asks for it', async () => {
  const story = await new Story({
    campaigns: [{ name: 'Boost', kind: 'promote', spendPerHour: '1.00', adGroups: [{ ads: 1 }] }],
  }).connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId });
  await story.run(20 * HOUR);
  const { engine } = story.life;
  engine.inBackground('look-now', engine.lookNow(orderId));
  await story.run(MINUTE);
  expect(story.clock.now() - ((await story.verdict(orderId)).lastLookAt ?? 0)).toBeLessThanOrEqual(MINUTE);
});

it('what was stopped through its ad groups is seen on there when the same is pressed again, and stopped', async () => {
  const story = await new Story(
    {
      campaigns: [
        { name: 'Spring', kind: 'legacy-smart-plus', spendPerHour: '10.00', adGroups: [{ ads: 1 }] },
      ],
    },
    { now: '2026-07-10T15:20:00Z' },
  ).connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId });
  await story.run(4 * HOUR);
  const { world } = story.simulator;
  const [adGroup] = world.adGroups.values();
  world.setSwitch('adgroup', adGroup?.id ?? '', 'on', { kind: 'user', name: 'someone@example.com' });
  await story.run(MINUTE);
  await story.press('pause', story.campaign());
  await story.run(2 * MINUTE);
  expect([...world.adGroups.values()].map((one) => one.switch)).toEqual(['off']);
});
