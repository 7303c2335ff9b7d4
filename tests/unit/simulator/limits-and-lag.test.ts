import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../simulator/settings';
import { ADVERTISER, CAMPAIGN, Client, oneCampaign, simulate } from './simulated';

/** Codes of so many reads at the same instant. */
async function codes(client: Client, count: number): Promise<unknown[]> {
  const seen = [];
  for (let n = 0; n < count; n += 1) seen.push((await client.list('campaign/get')).code);
  return seen;
}
const zeros = (count: number) => Array.from({ length: count }, () => 0);

describe('rate limits', () => {
  it('ten a second for the app by default, then one second of patience', async () => {
    const simulator = simulate(oneCampaign());
    simulator.settings = defaultSettings();
    const client = new Client(simulator);
    expect(await codes(client, 11)).toEqual([...zeros(10), 40100]);
    simulator.clock.advance(999);
    expect(await codes(client, 1)).toEqual([40100]);
    simulator.clock.advance(1);
    expect(await codes(client, 1)).toEqual([0]);
  });

  it('600 a minute, then five minutes of silence', async () => {
    const simulator = simulate(oneCampaign());
    simulator.settings.limits.appPerMinute = 3;
    const client = new Client(simulator);
    expect(await codes(client, 4)).toEqual([0, 0, 0, 40100]);
    simulator.clock.advance(61_000);
    expect(await codes(client, 1)).toEqual([40100]);
    simulator.clock.advance(300_000);
    expect(await codes(client, 1)).toEqual([0]);
  });

  it('a day’s worth, then nothing until 00:00 UTC', async () => {
    const simulator = simulate(oneCampaign());
    simulator.settings.limits.appPerDay = 2;
    const client = new Client(simulator);
    expect(await codes(client, 3)).toEqual([0, 0, 40100]);
    simulator.clock.set(Date.UTC(2026, 2, 11));
    expect(await codes(client, 1)).toEqual([0]);
  });

  it.each([
    ['endpointPerSecond', 40016],
    ['advertiserPerSecond', 40133],
  ] as const)('%s answers %i', async (limit, code) => {
    const simulator = simulate(oneCampaign());
    simulator.settings.limits[limit] = 1;
    expect(await codes(new Client(simulator), 2)).toEqual([0, code]);
  });

  it('with strict timing, close writes to one object conflict and identical ones are duplicates', async () => {
    const simulator = simulate(oneCampaign());
    simulator.settings.strictTiming = true;
    const client = new Client(simulator);
    expect((await client.setCampaign('DISABLE')).code).toBe(0);
    expect((await client.setCampaign('DISABLE')).code).toBe(40050);
    expect((await client.setCampaign('ENABLE')).code).toBe(40202);
    simulator.clock.advance(1000);
    expect((await client.setCampaign('ENABLE')).code).toBe(0);
  });

  it('one operation on a Smart+ ad in five seconds', async () => {
    const simulator = simulate(oneCampaign({ kind: 'smart-plus' }));
    const client = new Client(simulator);
    const [ad] = [...simulator.world.ads.values()];
    const set = async (operation: string) =>
      (
        await client.post('smart_plus/ad/status/update', {
          advertiser_id: ADVERTISER,
          smart_plus_ad_ids: [ad?.smartPlusAdId],
          operation_status: operation,
        })
      ).code;
    expect(await set('DISABLE')).toBe(0);
    simulator.clock.advance(4_999);
    expect(await set('ENABLE')).toBe(40202);
    simulator.clock.advance(1);
    expect(await set('ENABLE')).toBe(0);
  });
});

describe('read-after-write lag', () => {
  it('each level learns of a pause in its own time', async () => {
    const simulator = simulate(oneCampaign());
    simulator.settings.lagSeconds = { campaign: 5, adgroup: 20, ad: 60 };
    const client = new Client(simulator);
    const seen = async () => [
      (await client.statuses('campaign'))[0],
      (await client.statuses('adgroup'))[0],
      (await client.statuses('ad'))[0],
    ];
    await client.setCampaign('DISABLE');
    expect(await seen()).toEqual([
      'CAMPAIGN_STATUS_ENABLE',
      'ADGROUP_STATUS_DELIVERY_OK',
      'AD_STATUS_DELIVERY_OK',
    ]);
    simulator.clock.advance(6_000);
    expect(await seen()).toEqual([
      'CAMPAIGN_STATUS_DISABLE',
      'ADGROUP_STATUS_DELIVERY_OK',
      'AD_STATUS_DELIVERY_OK',
    ]);
    simulator.clock.advance(60_000);
    expect(await seen()).toEqual([
      'CAMPAIGN_STATUS_DISABLE',
      'ADGROUP_STATUS_CAMPAIGN_DISABLE',
      'AD_STATUS_CAMPAIGN_DISABLE',
    ]);
  });

  it('hides a deletion from a filter as long as it hides it from the row', async () => {
    const simulator = simulate(oneCampaign());
    simulator.settings.lagSeconds.campaign = 10;
    const client = new Client(simulator);
    await client.setCampaign('DELETE');
    expect((await client.list('campaign/get')).data.list).toHaveLength(1);
    simulator.clock.advance(11_000);
    expect((await client.list('campaign/get')).data.list).toEqual([]);
    expect(await client.statuses('campaign', CAMPAIGN)).toEqual(['CAMPAIGN_STATUS_DELETE']);
  });
});
