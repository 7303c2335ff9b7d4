import { describe, expect, it } from 'vitest';
import type { Actor } from '../../simulator/world/types';
import { Client, CAMPAIGN, NOW, oneCampaign, simulate } from './simulated';

const USER: Actor = { kind: 'user' };
const all = (status: string, count: number) => Array.from({ length: count }, () => status);

describe('what is switched off above shows below', () => {
  it('campaign off: everything below says so, and comes back with it', async () => {
    const simulator = simulate(oneCampaign());
    const client = new Client(simulator);
    expect(await client.statuses('ad')).toEqual(all('AD_STATUS_DELIVERY_OK', 4));
    await client.setCampaign('DISABLE');
    expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_DISABLE']);
    expect(await client.statuses('adgroup')).toEqual(all('ADGROUP_STATUS_CAMPAIGN_DISABLE', 2));
    expect(await client.statuses('ad')).toEqual(all('AD_STATUS_CAMPAIGN_DISABLE', 4));
    await client.setCampaign('ENABLE');
    expect(await client.statuses('adgroup')).toEqual(all('ADGROUP_STATUS_DELIVERY_OK', 2));
  });

  it('the switches below keep their own position', async () => {
    const simulator = simulate(oneCampaign());
    const client = new Client(simulator);
    await client.setCampaign('DISABLE');
    const { data } = await client.list('adgroup/get');
    expect(data.list?.map((row) => row.operation_status)).toEqual(['ENABLE', 'ENABLE']);
  });

  it('ad group off: only its own ads say so', async () => {
    const simulator = simulate(oneCampaign({ adGroups: [{ ads: 1, switch: 'off' }, { ads: 1 }] }));
    expect(await new Client(simulator).statuses('ad')).toEqual([
      'AD_STATUS_ADGROUP_DISABLE',
      'AD_STATUS_DELIVERY_OK',
    ]);
  });

  it('a deleted campaign takes everything with it, for good', async () => {
    const simulator = simulate(oneCampaign());
    const client = new Client(simulator);
    await client.setCampaign('DELETE');
    expect(await client.statuses('adgroup')).toEqual(all('ADGROUP_STATUS_CAMPAIGN_DELETE', 2));
    expect((await client.setCampaign('ENABLE')).code).toBe(40002);
    const adGroup = simulator.world.adGroupsOf(CAMPAIGN)[0]?.id ?? '';
    expect(simulator.world.setSwitch('adgroup', adGroup, 'on', USER)).toEqual({
      ok: false,
      reason: 'parent-deleted',
    });
    expect(simulator.world.setSwitch('campaign', CAMPAIGN, 'on', USER)).toEqual({
      ok: false,
      reason: 'deleted',
    });
  });

  it('a suspended account stops what is on, and what is off stays visibly off', async () => {
    const simulator = simulate({
      campaigns: [...oneCampaign().campaigns, { id: '1846211451413538999', name: 'Off', switch: 'off' }],
    });
    for (const advertiser of simulator.world.advertisers.values()) advertiser.status = 'STATUS_LIMIT';
    const client = new Client(simulator);
    expect(await client.statuses('campaign')).toEqual(['ADVERTISER_ACCOUNT_PUNISH']);
    expect(await client.statuses('adgroup')).toEqual(all('ADGROUP_STATUS_ADVERTISER_ACCOUNT_PUNISH', 2));
    expect(await client.statuses('campaign', '1846211451413538999')).toEqual(['CAMPAIGN_STATUS_DISABLE']);
  });

  it('a used-up budget, an empty balance and a schedule show where TikTok shows them', async () => {
    const budget = new Client(simulate(oneCampaign({ status: 'CAMPAIGN_STATUS_BUDGET_EXCEED' })));
    expect(await budget.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_BUDGET_EXCEED']);
    expect(await budget.statuses('ad')).toEqual(all('AD_STATUS_CAMPAIGN_EXCEED', 4));

    const broke = new Client(simulate({ ...oneCampaign(), advertiser: { balance: '0.00' } }));
    expect(await broke.statuses('adgroup')).toEqual(all('ADGROUP_STATUS_BALANCE_EXCEED', 2));

    const adGroups = [
      { ads: 1, endsAt: '+1h' },
      { ads: 1, startsAt: '+2h' },
    ];
    const simulator = simulate(oneCampaign({ adGroups }));
    const client = new Client(simulator);
    expect(await client.statuses('adgroup')).toEqual([
      'ADGROUP_STATUS_DELIVERY_OK',
      'ADGROUP_STATUS_NOT_START',
    ]);
    simulator.clock.advance(3 * 3_600_000);
    expect(await client.statuses('ad')).toEqual(['AD_STATUS_DONE', 'AD_STATUS_DELIVERY_OK']);
  });

  it('a paused iOS 14 campaign holds its quota for days', async () => {
    const simulator = simulate(oneCampaign({ ios14: true }));
    const client = new Client(simulator);
    await client.setCampaign('DISABLE');
    expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_AWAITING_RELEASE']);
    simulator.clock.set(NOW + 4 * 86_400_000);
    expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_DISABLE']);
  });
});
