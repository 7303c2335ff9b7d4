import { expect, it } from 'vitest';
import { disconnect } from '@/utils/engine/connect';
import { Story } from '../support/story';

const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }],
  otherActiveCampaigns: 1,
};
const HOUR = 60 * 60_000;

/** Through which gateways it was looked at, in the order in which that began. */
async function seenThrough(story: Story, orderId: string): Promise<string[]> {
  const looks = (await story.evidence(orderId)).filter(
    ({ type }) => type !== 'sending' && type !== 'answered',
  );
  return [...new Set(looks.map(({ gateway }) => gateway))];
}

async function pressedInThePage(): Promise<{ story: Story; orderId: string }> {
  const story = await new Story(SPRING).signedIn();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId, gateway: 'page-session' });
  await story.run(20 * 60_000);
  return { story, orderId };
}

it('a token that is connected later takes over the proof, up to what only its reports can tell', async () => {
  const { story, orderId } = await pressedInThePage();
  expect(await seenThrough(story, orderId)).toEqual(['page-session']);
  await story.connected();
  // From here on nobody needs the tab.
  story.openPage(false);
  await story.run(7 * HOUR);
  expect(await seenThrough(story, orderId)).toEqual(['page-session', 'marketing-api']);
  expect(await story.verdict(orderId)).toMatchObject({ stage: 'confirmed', flags: [] });
  expect(story.writes()).toBe(1);
  expect(story.life.failures).toEqual([]);
});

it('the page takes over again where the token is gone', async () => {
  const { story, orderId } = await pressedInThePage();
  await story.connected();
  await story.run(30 * 60_000);
  await disconnect(story.life.engine.parts);
  await story.signedIn();
  await story.run(3 * HOUR);
  const last = (await story.evidence(orderId)).findLast(({ type }) => type !== 'read-failed');
  expect(last?.gateway).toBe('page-session');
  expect((await story.verdict(orderId)).flags).toEqual([]);
});

it('a Promote that TikTok’s API cannot stop is stopped by its row’s switch, and proved by the API', async () => {
  const story = new Story({
    campaigns: [{ id: '1846211451413538123', name: 'Boost', kind: 'promote', adGroups: [{ ads: 1 }] }],
  });
  story.simulator.settings.session.promoteSwitch = true;
  await story.connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId, gateway: 'page-session' });
  await story.run(60_000);
  expect(await seenThrough(story, orderId)).toContain('marketing-api');
  expect(story.isOffAtTikTok(story.campaign())).toBe(true);
  expect((await story.verdict(orderId)).stage).not.toBe('requested');
});
