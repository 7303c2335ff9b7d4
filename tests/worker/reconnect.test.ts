import { describe, expect, it } from 'vitest';
import { connect, disconnect } from '@/utils/engine/connect';
import { Story } from '../support/story';

const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }],
  otherActiveCampaigns: 1,
};
const HOUR = 60 * 60_000;

/** The person pastes a new token and nothing else, while no Ads Manager is open. */
async function pasteBareToken(story: Story): Promise<void> {
  const { token } = story.simulator.tokens.issue(story.clock.now());
  const asking = connect(story.life.engine.parts, { token, advertiserIds: [], scope: null });
  await story.settle();
  expect(await asking).toMatchObject({ status: 'connected' });
  await story.life.engine.retryAfterReconnect();
}

async function watched(): Promise<{ story: Story; orderId: string }> {
  const story = await new Story(SPRING).connected();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId });
  await story.run(HOUR);
  return { story, orderId };
}

describe('a new token, pasted without the accounts it covers', () => {
  it('reaches the accounts that the old one reached, and the watch goes on', async () => {
    const { story, orderId } = await watched();
    await pasteBareToken(story);
    expect(await story.store.advertisers.toArray()).toMatchObject([
      { id: story.advertiserId, gateway: 'marketing-api', currency: 'USD' },
    ]);
    await story.run(7 * HOUR);
    expect(await story.verdict(orderId)).toMatchObject({ stage: 'confirmed', flags: [] });
    expect(story.life.failures).toEqual([]);
  });

  it('reaches the accounts of what is watched after a disconnect, too', async () => {
    const { story, orderId } = await watched();
    await disconnect(story.life.engine.parts);
    await pasteBareToken(story);
    await story.run(7 * HOUR);
    expect(await story.verdict(orderId)).toMatchObject({ stage: 'confirmed', flags: [] });
  });

  it('of somebody else reaches none of them, and is connected all the same', async () => {
    const { story } = await watched();
    const { token } = story.simulator.tokens.add({ token: 'sim-token-elsewhere', advertiserIds: [] });
    const asking = connect(story.life.engine.parts, { token, advertiserIds: [], scope: null });
    await story.settle();
    expect(await asking).toMatchObject({ status: 'connected', advertisers: 0 });
    expect(await story.store.advertisers.toArray()).toEqual([]);
  });
});
