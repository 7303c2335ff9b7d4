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

describe('stopping a material or a session', () => {
  const ahead = { materials: ['1846000000000000071'], sessions: ['1846000000000000072'] };

  it.each(['materials', 'sessions'] as const)(
    'is refused through the page, which cannot: %s are not left out silently',
    async (what) => {
      const story = await new Story(SPRING).signedIn();
      const more = { [what]: ahead[what], gateway: 'page-session' as const };
      expect(await story.press('pause', story.campaign(), more)).toEqual({
        status: 'refused',
        said: { key: 'refusal_needs_api', values: {} },
      });
      expect(await story.store.orders.count()).toBe(0);
    },
  );

  it('is another wish than stopping the ad alone, and the same wish when pressed again', async () => {
    const story = await new Story({
      campaigns: [{ name: 'Spring', kind: 'smart-plus', adGroups: [{ ads: 1 }] }],
    }).connected();
    const [ad] = story.simulator.world.ads.values();
    const ref = { advertiserId: story.advertiserId, level: 'ad', id: ad?.smartPlusAdId ?? '' } as const;
    const target = { ...ref, name: ad?.name ?? '' };
    const materials = (ad?.materials ?? []).map(({ id }) => id);
    await story.press('pause', target);
    await story.run(30_000);
    await story.press('pause', target, { materials });
    await story.press('pause', target, { materials });
    await story.run(30_000);
    expect(await story.store.orders.count()).toBe(2);
    expect(story.writes()).toBe(3);
    expect(ad?.materials).toMatchObject([{ switch: 'off' }]);
  });
});
