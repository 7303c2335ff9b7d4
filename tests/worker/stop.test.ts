import { describe, expect, it } from 'vitest';
import { Story } from '../support/story';

const SPRING = {
  campaigns: [
    { id: '1846211451413538123', name: 'Spring', adGroups: [{ ads: 2 }, { ads: 1, switch: 'off' as const }] },
  ],
  otherActiveCampaigns: 1,
};

describe('pausing a campaign', () => {
  it('climbs to "no part can deliver" with one write', async () => {
    const story = await new Story(SPRING).connected();
    const orderId = story.newOrderId();
    expect(await story.press('pause', story.campaign(), { orderId })).toEqual({ status: 'taken', orderId });

    await story.run(3_000);
    expect(await story.verdict(orderId)).toMatchObject({ stage: 'accepted', flags: [] });

    await story.run(20_000);
    expect(await story.verdict(orderId)).toMatchObject({
      stage: 'nothing-can-run',
      flags: [],
      tone: 'waiting',
    });
    expect(story.writes()).toBe(1);
    expect(story.isOffAtTikTok(story.campaign())).toBe(true);
    expect(story.life.failures).toEqual([]);
    expect(story.life.notified).toEqual([]);
  });
});
