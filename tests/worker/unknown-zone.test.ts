import { expect, it } from 'vitest';
import { refreshCampaigns } from '@/utils/engine/campaigns';
import { Story } from '../support/story';

const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }],
  otherActiveCampaigns: 1,
};
const HOUR = 60 * 60_000;

it('an account whose zone this browser does not know: the money cannot be verified, and that is said', async () => {
  const story = await new Story(SPRING).connected();
  await story.store.advertisers.update(story.advertiserId, { timezone: 'Moon/Tranquility' });
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId });
  await story.run(6 * HOUR);
  const { stage, flags } = await story.verdict(orderId);
  expect(stage).toBe('nothing-can-run');
  expect(flags.map(({ flag, said }) => [flag, said.key])).toEqual([
    ['cannot-verify', 'problem_account_unknown'],
  ]);
  expect(story.life.failures).toEqual([]);
});

it('its campaigns are listed all the same', async () => {
  const story = await new Story(SPRING).connected();
  await story.store.advertisers.update(story.advertiserId, { timezone: '' });
  const reading = refreshCampaigns(story.life.engine.parts, story.advertiserId);
  await story.settle();
  expect(await reading).toMatchObject({ status: 'read' });
  expect(await story.store.advertisers.get(story.advertiserId)).toMatchObject({
    listProblem: 'problem_account_unknown',
  });
});
