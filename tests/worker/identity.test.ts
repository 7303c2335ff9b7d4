import { expect, it } from 'vitest';
import { Story } from '../support/story';

const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }],
  otherActiveCampaigns: 1,
};
const MINUTE = 60_000;

it.each([
  ['that was read long ago', 0, 20 * 60 * MINUTE],
  ['that was read before the clock was set back', -5 * 60 * MINUTE, MINUTE],
])('a name %s is no check: TikTok is asked again', async (_what, jump, later) => {
  const story = await new Story(SPRING).connected();
  const ref = story.campaign();
  await story.press('pause', ref, { orderId: story.newOrderId() });
  await story.run(MINUTE);
  story.clockError += jump;
  await story.run(later);
  story.simulator.world.campaigns.get(ref.id)!.name = 'Something else entirely';
  const before = story.writes();
  const orderId = story.newOrderId();
  await story.press('resume', ref, { orderId });
  await story.run(MINUTE);
  expect(story.writes()).toBe(before);
  expect((await story.evidence(orderId)).find(({ type }) => type === 'refused')).toMatchObject({
    reason: 'name-differs',
  });
});
