import { describe, expect, it } from 'vitest';
import { disconnect } from '@/utils/engine/connect';
import { Story } from '../support/story';

const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }],
  otherActiveCampaigns: 1,
};
const HOUR = 60 * 60_000;

/** A consent, and a token for the same account; the stop went by the consent. */
async function twoWays(): Promise<{ story: Story; orderId: string }> {
  const story = await (await new Story(SPRING).connected()).consented();
  const orderId = story.newOrderId();
  await story.press('pause', story.campaign(), { orderId, gateway: 'mcp' });
  await story.run(HOUR);
  return { story, orderId };
}

const accounts = async ({ store }: Story) =>
  (await store.advertisers.toArray()).map(({ id, gateway, currency }) => ({ id, gateway, currency }));

describe('of two connections that reach an account', () => {
  it('one that TikTok ends leaves the watch to the other, and nobody has to come back for it', async () => {
    const { story, orderId } = await twoWays();
    story.simulator.grants.endAll();
    await story.run(7 * HOUR);
    expect(await accounts(story)).toEqual([
      { id: story.advertiserId, gateway: 'marketing-api', currency: 'USD' },
    ]);
    expect(await story.verdict(orderId)).toMatchObject({ stage: 'confirmed', flags: [] });
    expect(await story.store.connections.get('mcp')).toMatchObject({ state: 'revoked' });
    expect(story.life.failures).toEqual([]);
  });

  it('one that is disconnected leaves it to the other, too', async () => {
    const { story, orderId } = await twoWays();
    const ending = disconnect(story.life.engine.parts, 'mcp');
    await story.settle();
    await ending;
    expect(await accounts(story)).toMatchObject([{ id: story.advertiserId, gateway: 'marketing-api' }]);
    await story.run(7 * HOUR);
    expect(await story.verdict(orderId)).toMatchObject({ stage: 'confirmed', flags: [] });
  });

  it('none takes over what it does not reach: then a person has to connect', async () => {
    const story = await new Story(SPRING).connected('sim-token-elsewhere');
    story.simulator.tokens.add({ token: 'sim-token-elsewhere', advertiserIds: [] });
    await story.consented();
    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(), { orderId, gateway: 'mcp' });
    await story.run(HOUR);
    story.simulator.grants.endAll();
    await story.run(7 * HOUR);
    expect(await accounts(story)).toMatchObject([{ gateway: 'mcp' }]);
    expect((await story.verdict(orderId)).flags).toMatchObject([
      { flag: 'cannot-verify', next: 'reconnect' },
    ]);
  });
});
