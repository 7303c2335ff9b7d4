import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADVERTISER, campaignNamed, sdkAgainstSimulator, told, TOKEN, type Harness } from './sdk';

let harness: Harness;
beforeAll(async () => {
  harness = await sdkAgainstSimulator();
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.simulator.reset();
  harness.simulator.settings.limits.appPerSecond = 0;
});

const under = (name: string) => {
  const campaign = campaignNamed(harness.simulator, name);
  const adGroups = harness.simulator.world.adGroupsOf(campaign.id);
  const ads = adGroups.flatMap(({ id }) => harness.simulator.world.adsOfAdGroup(id));
  return { campaign, adGroups, ads, filtering: { campaign_ids: [campaign.id] } };
};
const body = (fields: object) => ({ body: { advertiser_id: ADVERTISER, ...fields } });

describe('ad groups', () => {
  it('come ten to a page unless more are asked for', async () => {
    const { filtering } = under('Always-on catalogue (many ad groups)');
    const get = (options: object) =>
      told((done) => harness.adGroups.adgroupGet(ADVERTISER, TOKEN, { filtering, ...options }, done));
    const first = await get({});
    expect(first.data?.data?.list).toHaveLength(10);
    expect(first.data?.data?.page_info).toMatchObject({ total_number: 14, total_page: 2 });
    expect((await get({ page_size: 1000 })).data?.data?.list).toHaveLength(14);
  });

  it('are switched one by one, with an error_list only when partial success is allowed', async () => {
    const { adGroups } = under('Spring Sale – Prospecting');
    const good = adGroups[0]?.id ?? '';
    const all = (ids: string[], allow: boolean) =>
      told((done) =>
        harness.adGroups.adgroupStatusUpdate(
          TOKEN,
          body({ adgroup_ids: ids, operation_status: 'DISABLE', allow_partial_success: allow }),
          done,
        ),
      );
    const refused = await all([good, '1846000000000000001'], false);
    expect(refused.error?.message).toMatch(/code: 40007/);
    expect(harness.simulator.world.adGroups.get(good)?.switch).toBe('on');

    const partial = await all([good, '1846000000000000001'], true);
    expect(partial.error?.message).toMatch(/code: 20001/);
    expect(partial.data?.data).toMatchObject({
      adgroup_ids: [good],
      error_list: [{ adgroup_id: '1846000000000000001' }],
    });
    expect(harness.simulator.world.adGroups.get(good)?.switch).toBe('off');

    const plain = await all([good], false);
    expect(plain.data?.data).not.toHaveProperty('error_list');
  });

  it('of Upgraded Smart+ have endpoints of their own', async () => {
    const { adGroups, filtering } = under('Smart+ App installs (12 ad groups)');
    const id = adGroups[0]?.id ?? '';
    const set = await told((done) =>
      harness.adGroups.smartPlusAdgroupStatusUpdate(
        TOKEN,
        body({ adgroup_ids: [id], operation_status: 'DISABLE' }),
        done,
      ),
    );
    expect(set.data?.data).toEqual({
      adgroup_list: [{ adgroup_id: id, status: 'DISABLE' }],
      error_list: [],
    });
    const list = await told((done) =>
      harness.adGroups.smartPlusAdgroupGet(ADVERTISER, TOKEN, { filtering, page_size: 100 }, done),
    );
    expect(list.data?.data?.list).toHaveLength(12);
    expect(list.data?.data?.list?.find((row) => row.adgroup_id === id)).toMatchObject({
      secondary_status: 'ADGROUP_STATUS_DISABLE',
    });
  });
});

describe('ads', () => {
  it('are listed and switched off', async () => {
    const { ads, filtering } = under('Spring Sale – Prospecting');
    const ad = ads.find((one) => one.switch === 'on' && !one.aco);
    const id = ad?.id ?? '';
    const set = await told((done) =>
      harness.ads.adStatusUpdate(TOKEN, body({ ad_ids: [id], operation_status: 'DISABLE' }), done),
    );
    expect(set.data?.data).toEqual({ ad_ids: [id], aco_ad_ids: [], status: 'DISABLE' });
    const list = await told((done) =>
      harness.ads.adGet(ADVERTISER, TOKEN, { filtering, page_size: 100 }, done),
    );
    expect(list.data?.data?.list).toHaveLength(ads.length);
    expect(list.data?.data?.list?.find((row) => row.ad_id === id)).toMatchObject({
      operation_status: 'DISABLE',
    });
  });

  it('of Upgraded Smart+ are known by their own id and page to 100 only', async () => {
    const { ads, filtering } = under('Smart+ Web conversions');
    const id = ads[0]?.smartPlusAdId ?? '';
    const set = await told((done) =>
      harness.ads.smartPlusAdStatusUpdate(
        TOKEN,
        body({ smart_plus_ad_ids: [id], operation_status: 'DISABLE' }),
        done,
      ),
    );
    expect(set.data?.data).toEqual({ smart_plus_ad_ids: [id], status: 'DISABLE' });
    const get = (pageSize: number) =>
      told((done) => harness.ads.smartPlusAdGet(ADVERTISER, TOKEN, { filtering, page_size: pageSize }, done));
    expect((await get(100)).data?.data?.list?.find((row) => row.smart_plus_ad_id === id)).toMatchObject({
      operation_status: 'DISABLE',
    });
    expect((await get(101)).error?.message).toMatch(/code: 40002/);
  });

  it('of Upgraded Smart+ have materials with switches of their own', async () => {
    const { ads, filtering } = under('Smart+ Web conversions');
    const [ad] = ads;
    const [material] = ad?.materials ?? [];
    const set = () =>
      told((done) =>
        harness.ads.smartPlusAdMaterialStatusUpdate(
          TOKEN,
          body({
            smart_plus_ad_id: ad?.smartPlusAdId,
            ad_material_ids: [material?.id],
            operation_status: 'DISABLE',
          }),
          done,
        ),
      );
    expect((await set()).data?.data).toMatchObject({
      ad_material_ids: [material?.id],
      material_status: 'DISABLE',
    });
    const list = await told((done) =>
      harness.ads.smartPlusAdGet(ADVERTISER, TOKEN, { filtering, page_size: 100 }, done),
    );
    const row = list.data?.data?.list?.find((one) => one.smart_plus_ad_id === ad?.smartPlusAdId);
    expect(row).toMatchObject({
      operation_status: 'ENABLE',
      creative_list: [{ ad_material_id: material?.id, material_operation_status: 'DISABLE' }],
    });
    // The ad takes no other operation within five seconds.
    expect((await set()).error?.message).toMatch(/code: 40202/);
  });
});
