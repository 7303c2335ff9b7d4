import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, spending, truth } from './money';
import { ADVERTISER, CAMPAIGN, Client, NOW } from './simulated';

const UNBOXING = '1846000000000000071';
const REVIEW = '1846000000000000072';

/** One Smart+ ad that spends 12.00 an hour through two materials. */
function smartPlus() {
  const simulator = spending({
    kind: 'smart-plus',
    adGroups: [
      {
        ads: [
          {
            materials: [
              { id: UNBOXING, name: 'Unboxing' },
              { id: REVIEW, name: 'Review' },
            ],
          },
        ],
      },
    ],
  });
  const client = new Client(simulator);
  const [ad] = simulator.world.ads.values();
  const adId = ad?.smartPlusAdId ?? '';
  const set = (ad_material_ids: unknown, operation_status = 'DISABLE', more: object = {}) =>
    client.post('smart_plus/ad/material_status/update', {
      advertiser_id: ADVERTISER,
      smart_plus_ad_id: adId,
      ad_material_ids,
      operation_status,
      ...more,
    });
  const later = (ms: number) => simulator.clock.advance(ms);
  const listed = async () => {
    const { data } = await client.list('smart_plus/ad/get', { filtering: { smart_plus_ad_ids: [adId] } });
    const [row] = data.list ?? [];
    const materials = (row?.['creative_list'] ?? []) as Record<string, unknown>[];
    return {
      ad: [row?.operation_status, row?.secondary_status],
      materials: materials.map((one) => one['material_operation_status']),
    };
  };
  return { simulator, client, adId, set, later, listed };
}

describe('smart_plus/ad/material_status/update', () => {
  it('switches single materials and leaves the ad as it is; with none on it spends nothing', async () => {
    const { simulator, set, later, listed } = smartPlus();
    expect(await set([UNBOXING])).toMatchObject({
      code: 0,
      data: { ad_material_ids: [UNBOXING], material_status: 'DISABLE' },
    });
    expect(await listed()).toEqual({
      ad: ['ENABLE', 'AD_STATUS_DELIVERY_OK'],
      materials: ['DISABLE', 'ENABLE'],
    });
    later(HOUR);
    expect(truth(simulator, NOW, NOW + HOUR)).toBe(1200);
    expect((await set([REVIEW])).code).toBe(0);
    expect((await listed()).ad).toEqual(['ENABLE', 'AD_STATUS_DELIVERY_OK']);
    later(HOUR);
    expect(truth(simulator, NOW + HOUR, NOW + 2 * HOUR)).toBe(0);
    expect((await set([UNBOXING], 'ENABLE')).code).toBe(0);
    later(HOUR);
    expect(truth(simulator, NOW + 2 * HOUR, NOW + 3 * HOUR)).toBe(1200);
  });

  it('refuses what a careful client never sends', async () => {
    const { set, client, listed } = smartPlus();
    const many = Array.from({ length: 21 }, (_, index) => String(1846000000000000100n + BigInt(index)));
    expect((await set([])).code).toBe(40002);
    expect((await set(many)).code).toBe(40011);
    expect((await set([UNBOXING, UNBOXING])).code).toBe(40002);
    expect((await set([UNBOXING], 'DELETE')).code).toBe(40002);
    expect((await set([UNBOXING], 'DISABLE', { allow: true })).code).toBe(40002);
    expect((await set([UNBOXING], 'DISABLE', { smart_plus_ad_id: '1846000000000000999' })).code).toBe(40007);
    const readOnly = { advertiser_id: ADVERTISER, smart_plus_ad_id: '1', ad_material_ids: ['1'] };
    expect((await client.get('smart_plus/ad/material_status/update', readOnly)).status).toBe(405);
    expect((await listed()).materials).toEqual(['ENABLE', 'ENABLE']);
  });

  it('of a material that the ad does not have, or of a deleted ad, changes nothing', async () => {
    const { simulator, set, later, listed } = smartPlus();
    expect((await set([UNBOXING, '1846000000000000999'])).code).toBe(40007);
    expect((await listed()).materials).toEqual(['ENABLE', 'ENABLE']);
    simulator.world.setSwitch('campaign', CAMPAIGN, 'deleted', { kind: 'user' });
    later(MINUTE);
    expect((await set([UNBOXING])).code).toBe(40002);
  });

  it('and a switch of the ad itself are operations on one ad: five seconds must be between them', async () => {
    const { client, adId, set, later } = smartPlus();
    const setAd = () =>
      client.post('smart_plus/ad/status/update', {
        advertiser_id: ADVERTISER,
        smart_plus_ad_ids: [adId],
        operation_status: 'DISABLE',
      });
    expect((await set([UNBOXING])).code).toBe(0);
    later(4_999);
    expect((await set([REVIEW])).code).toBe(40202);
    expect((await setAd()).code).toBe(40202);
    later(1);
    expect((await setAd()).code).toBe(0);
    later(4_999);
    expect((await set([REVIEW])).code).toBe(40202);
    later(1);
    expect((await set([REVIEW])).code).toBe(0);
  });

  it('meets the faults of writes', async () => {
    const { simulator, set, later, listed } = smartPlus();
    simulator.faults.arm({ name: 'write-ignored', times: 1 });
    expect((await set([UNBOXING])).code).toBe(0);
    expect((await listed()).materials).toEqual(['ENABLE', 'ENABLE']);
    later(MINUTE);
    simulator.faults.arm({ name: 'write-partial', times: 1 });
    expect(await set([UNBOXING, REVIEW])).toMatchObject({
      code: 20001,
      data: { ad_material_ids: [UNBOXING] },
    });
    expect((await listed()).materials).toEqual(['DISABLE', 'ENABLE']);
  });
});

describe('materials', () => {
  it('are seen late like everything else', async () => {
    const { simulator, set, later, listed } = smartPlus();
    simulator.settings.lagSeconds.ad = 30;
    await set([UNBOXING]);
    expect((await listed()).materials).toEqual(['ENABLE', 'ENABLE']);
    later(30_000);
    expect((await listed()).materials).toEqual(['DISABLE', 'ENABLE']);
  });

  it('of an ad that delivers although it is off end its spend, unless everything that is off spends', async () => {
    const { simulator, set, later } = smartPlus();
    simulator.faults.arm({ name: 'delivers-although-off', for: '+5h' });
    const [ad] = simulator.world.ads.values();
    simulator.world.setSwitch('ad', ad?.id ?? '', 'off', { kind: 'user' });
    later(HOUR);
    expect(truth(simulator, NOW, NOW + HOUR)).toBe(1200);
    await set([UNBOXING, REVIEW]);
    later(HOUR);
    expect(truth(simulator, NOW + HOUR, NOW + 2 * HOUR)).toBe(0);
    simulator.faults.arm({ name: 'spends-although-off' });
    later(HOUR);
    expect(truth(simulator, NOW + 2 * HOUR, NOW + 3 * HOUR)).toBe(1200);
  });

  it('belong to Smart+ ads, each of which has one', () => {
    const [ad] = spending({ kind: 'smart-plus', adGroups: [{ ads: 1 }] }).world.ads.values();
    expect(ad?.materials).toMatchObject([{ switch: 'on' }]);
    expect(() => spending({ adGroups: [{ ads: [{ materials: [{}] }] }] })).toThrow(/materials/);
  });
});
