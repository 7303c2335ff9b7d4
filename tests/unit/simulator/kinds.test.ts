import { describe, expect, it } from 'vitest';
import type { CampaignKind } from '../../simulator/world/types';
import { ADVERTISER, CAMPAIGN, Client, oneCampaign, simulate } from './simulated';

// Which endpoint takes which kind. facts: marketing-api 4
const classic: [CampaignKind, number][] = [
  ['manual', 0],
  ['legacy-smart-plus', 0],
  ['gmv-max', 0],
  ['smart-plus', 40002],
  ['promote', 40002],
  ['reach-frequency', 40002],
  ['topview', 40002],
];

describe('status updates by kind', () => {
  it.each(classic)('campaign/status/update on %s answers %i', async (kind, code) => {
    const simulator = simulate(oneCampaign({ kind }));
    expect((await new Client(simulator).setCampaign('DISABLE')).code).toBe(code);
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe(code === 0 ? 'off' : 'on');
  });

  it('legacy Smart+ is refused from July 2026 on', async () => {
    const simulator = simulate(oneCampaign({ kind: 'legacy-smart-plus' }));
    simulator.clock.set(Date.UTC(2026, 6, 1));
    expect((await new Client(simulator).setCampaign('DISABLE')).code).toBe(40002);
    simulator.settings.legacySmartPlus = 'accepted';
    expect((await new Client(simulator).setCampaign('DISABLE')).code).toBe(0);
  });

  it('classic endpoints take Smart+ where the setting says so', async () => {
    const simulator = simulate(oneCampaign({ kind: 'smart-plus' }));
    simulator.settings.classicStatusForSmartPlus = 'accepted';
    expect((await new Client(simulator).setCampaign('DISABLE')).code).toBe(0);
  });

  it('smart_plus puts what it cannot do into error_list, with code 0', async () => {
    const simulator = simulate(oneCampaign());
    const body = { advertiser_id: ADVERTISER, campaign_ids: [CAMPAIGN], operation_status: 'DISABLE' };
    const answer = await new Client(simulator).post('smart_plus/campaign/status/update', body);
    expect(answer).toMatchObject({
      code: 0,
      data: { campaign_list: [], error_list: [{ campaign_id: CAMPAIGN }] },
    });
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe('on');
  });

  it('ad groups of Reach & Frequency, and deleting one of an iOS 14 campaign, are refused', async () => {
    const set = async (more: Parameters<typeof oneCampaign>[0], operation: string) => {
      const simulator = simulate(oneCampaign(more));
      const id = simulator.world.adGroupsOf(CAMPAIGN)[0]?.id;
      const body = { advertiser_id: ADVERTISER, adgroup_ids: [id], operation_status: operation };
      return (await new Client(simulator).post('adgroup/status/update', body)).code;
    };
    expect(await set({ kind: 'reach-frequency' }, 'DISABLE')).toBe(40002);
    expect(await set({ ios14: true }, 'DELETE')).toBe(40002);
    expect(await set({ ios14: true }, 'DISABLE')).toBe(0);
  });

  it('ACO ads go through aco_ad_ids and are never deleted', async () => {
    const simulator = simulate(oneCampaign({ adGroups: [{ ads: [{ aco: true }] }] }));
    const client = new Client(simulator);
    const [ad] = [...simulator.world.ads.keys()];
    const set = async (field: string, operation: string) =>
      (
        await client.post('ad/status/update', {
          advertiser_id: ADVERTISER,
          [field]: [ad],
          operation_status: operation,
        })
      ).code;
    expect(await set('ad_ids', 'DISABLE')).toBe(40002);
    expect(await set('aco_ad_ids', 'DELETE')).toBe(40002);
    expect(await set('aco_ad_ids', 'DISABLE')).toBe(0);
  });

  it.each([
    ['ok', 0],
    ['nothing-to-update', 40012],
    ['duplicate', 40050],
  ] as const)('a repeated pause is answered as set: %s', async (repeatedWrite, code) => {
    const simulator = simulate(oneCampaign({ switch: 'off' }));
    simulator.settings.repeatedWrite = repeatedWrite;
    expect((await new Client(simulator).setCampaign('DISABLE')).code).toBe(code);
  });
});
