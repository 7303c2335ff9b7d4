import { describe, expect, it } from 'vitest';
import type { WorldInput } from '../../simulator/world/load';
import { ADVERTISER, CAMPAIGN, Client, NOW, oneCampaign, simulate } from './simulated';

type CampaignInput = Partial<WorldInput['campaigns'][number]>;
const HOUR = 3_600_000;
const client = (campaign: CampaignInput) => new Client(simulate(oneCampaign(campaign)));

describe('what a world file says of a campaign shows', () => {
  it('its own status, and what that means below', async () => {
    const api = client({ status: 'CAMPAIGN_STATUS_BUDGET_EXCEED' });
    expect(await api.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_BUDGET_EXCEED']);
    expect(await api.statuses('ad')).toEqual(Array(4).fill('AD_STATUS_CAMPAIGN_EXCEED'));
  });

  it('the statuses and switches of its ad groups and ads', async () => {
    const api = client({
      adGroups: [
        { status: 'ADGROUP_STATUS_AUDIT', ads: 1 },
        { switch: 'off', ads: 1 },
        { ads: [{ switch: 'off' }, { status: 'AD_STATUS_AUDIT_DENY' }, {}] },
      ],
    });
    expect(await api.statuses('adgroup')).toEqual([
      'ADGROUP_STATUS_AUDIT',
      'ADGROUP_STATUS_DISABLE',
      'ADGROUP_STATUS_DELIVERY_OK',
    ]);
    expect(await api.statuses('ad')).toEqual([
      'AD_STATUS_AUDIT',
      'AD_STATUS_ADGROUP_DISABLE',
      'AD_STATUS_DISABLE',
      'AD_STATUS_AUDIT_DENY',
      'AD_STATUS_DELIVERY_OK',
    ]);
  });

  it('the end of an ad group, when it comes', async () => {
    const ends = (endsAt: string) => {
      const adGroups = simulate(oneCampaign({ adGroups: [{ endsAt }] })).world.adGroupsOf(CAMPAIGN);
      return adGroups.map(({ scheduleEnd }) => scheduleEnd);
    };
    for (const text of ['2026-03-10T18:00:00Z', '2026-03-10T14:00:00-04:00', '2026-03-10 18:00:00'])
      expect(ends(text)).toEqual([Date.UTC(2026, 2, 10, 18)]);
    const simulator = simulate(oneCampaign({ adGroups: [{ endsAt: '+5h' }] }));
    const api = new Client(simulator);
    expect(await api.statuses('adgroup')).toEqual(['ADGROUP_STATUS_DELIVERY_OK']);
    simulator.clock.advance(5 * HOUR);
    expect(await api.statuses('adgroup')).toEqual(['ADGROUP_STATUS_TIME_DONE']);
  });

  it('its budget and mode', async () => {
    const { data } = await client({
      dailyBudget: '240.00',
      budgetMode: 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET',
    }).list('campaign/get');
    expect(data.list).toMatchObject([{ budget: 240, budget_mode: 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET' }]);
  });

  it('an iOS 14 campaign, whose pause holds its quota', async () => {
    const api = client({ ios14: true });
    await api.setCampaign('DISABLE');
    expect(await api.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_AWAITING_RELEASE']);
  });

  it('GMV Max sessions, by number or one by one', async () => {
    const sessions = [{ budget: '45', bidType: 'CREATIVE_NO_BID' as const, endsAt: '+2d' }];
    const counted = simulate(oneCampaign({ kind: 'gmv-max', sessions: 2 }));
    const listed = simulate(oneCampaign({ kind: 'gmv-max', sessions }));
    const renamed = simulate(oneCampaign({ kind: 'gmv-max', sessions: [{ dailyBudget: '45' }] }));
    const of = ({ world }: typeof counted) => world.campaigns.get(CAMPAIGN)?.sessions;
    expect(of(counted)).toHaveLength(2);
    expect(of(renamed)).toMatchObject([{ budget: '45' }]);
    expect(of(listed)).toMatchObject([
      { budget: '45', bidType: 'CREATIVE_NO_BID', endTime: NOW + 48 * HOUR },
    ]);
  });

  it('an origin in the TikTok app: hidden, and not to be stopped by anyone’s API', async () => {
    for (const kind of ['manual', 'promote', undefined] as const) {
      const given = kind === undefined ? {} : { kind };
      const { world } = simulate(oneCampaign({ ...given, origin: 'PROMOTE' }));
      expect(world.campaigns.get(CAMPAIGN)?.kind).toBe('promote');
    }
    const api = client({ origin: 'PROMOTE' });
    expect((await api.list('campaign/get')).data.list).toEqual([]);
    expect(await api.setCampaign('DISABLE')).toMatchObject({ code: 40002 });
  });

  it('the Business Center of its account', async () => {
    const businessCenter = '7100000000000000077';
    const simulator = simulate({ advertiser: { businessCenter }, ...oneCampaign() });
    const { data } = await new Client(simulator).get('advertiser/info', { advertiser_ids: [ADVERTISER] });
    expect(data.list).toMatchObject([{ owner_bc_id: businessCenter }]);
  });
});

describe('a world file that contradicts itself is refused', () => {
  it.each<[string, CampaignInput]>([
    ['a Smart+ campaign from the TikTok app', { kind: 'smart-plus', origin: 'PROMOTE' }],
    ['Promote from Ads Manager', { kind: 'promote', origin: 'TT_ADS_PLATFORM' }],
    ['sessions of a manual campaign', { sessions: 1 }],
  ])('%s', (_what, campaign) => {
    expect(() => simulate(oneCampaign(campaign))).toThrow();
  });
});
