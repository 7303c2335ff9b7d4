import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADVERTISER, campaignNamed, sdkAgainstSimulator, told, TOKEN, type Harness, type Told } from './sdk';

let harness: Harness;
beforeAll(async () => {
  harness = await sdkAgainstSimulator();
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.simulator.reset();
  harness.simulator.settings.limits.appPerSecond = 0;
});

const find = (options: object) =>
  told((done) => harness.campaigns.campaignGet(ADVERTISER, TOKEN, { ...options }, done));
const byId = async (id: string) => {
  const filtering = { campaign_ids: [id], primary_status: 'STATUS_ALL' };
  const { data } = await find({ filtering });
  return data?.data?.list?.[0];
};
const set = (id: string, operation: string): Promise<Told> =>
  told((done) =>
    harness.campaigns.campaignStatusUpdate(
      TOKEN,
      { body: { advertiser_id: ADVERTISER, campaign_ids: [id], operation_status: operation } },
      done,
    ),
  );
const setSmartPlus = (ids: string[], operation: string): Promise<Told> =>
  told((done) =>
    harness.campaigns.smartPlusCampaignStatusUpdate(
      TOKEN,
      { body: { advertiser_id: ADVERTISER, campaign_ids: ids, operation_status: operation } },
      done,
    ),
  );

describe('campaign/get', () => {
  it('pages through everything without losing or repeating a campaign', async () => {
    const seen: unknown[] = [];
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const { data } = await find({ page, page_size: 40, fields: ['campaign_id'] });
      seen.push(...(data?.data?.list ?? []).map((row) => row.campaign_id));
      pages = data?.data?.page_info?.total_page ?? 0;
      expect(data?.data?.page_info).toMatchObject({ page, page_size: 40 });
    }
    const total = (await find({})).data?.data?.page_info?.total_number;
    expect(seen).toHaveLength(total ?? 0);
    expect(new Set(seen).size).toBe(total);
  });

  it('hides deleted, Promote, TopView and GMV Max unless asked for', async () => {
    const { data } = await find({ page_size: 1000, fields: ['campaign_name'] });
    const names = (data?.data?.list ?? []).map((row) => row.campaign_name);
    expect(names).toContain('Smart+ Web conversions');
    for (const hidden of [
      'Deleted in spring',
      'Promote: new video views',
      'TopView launch day',
      'GMV Max – all products',
    ])
      expect(names).not.toContain(hidden);
    const promote = await find({ filtering: { campaign_system_origins: ['PROMOTE'] } });
    expect(promote.data?.data?.list).toMatchObject([{ campaign_system_origin: 'PROMOTE' }]);
  });

  it('refuses a page size above 1000', async () => {
    expect((await find({ page_size: 1001 })).error?.message).toMatch(/code: 40002/);
  });
});

describe('campaign/status/update', () => {
  it('switches a campaign off and on again, and its ad groups say why', async () => {
    const { id } = campaignNamed(harness.simulator, 'Spring Sale – Prospecting');
    const off = await set(id, 'DISABLE');
    expect(off.error).toBeNull();
    expect(off.data?.data).toEqual({
      campaign_ids: [id],
      status: 'DISABLE',
      campaign_list: [{ campaign_id: id, status: 'DISABLE' }],
    });
    expect(await byId(id)).toMatchObject({
      operation_status: 'DISABLE',
      secondary_status: 'CAMPAIGN_STATUS_DISABLE',
    });
    const groups = await told((done) =>
      harness.adGroups.adgroupGet(ADVERTISER, TOKEN, { filtering: { campaign_ids: [id] } }, done),
    );
    for (const group of groups.data?.data?.list ?? [])
      expect(group.secondary_status).toBe('ADGROUP_STATUS_CAMPAIGN_DISABLE');
    await set(id, 'ENABLE');
    expect(await byId(id)).toMatchObject({ secondary_status: 'CAMPAIGN_STATUS_ENABLE' });
  });

  it('deletes for good', async () => {
    const { id } = campaignNamed(harness.simulator, 'Spring Sale – Retargeting');
    await set(id, 'DELETE');
    expect(await byId(id)).toMatchObject({ secondary_status: 'CAMPAIGN_STATUS_DELETE' });
    expect((await set(id, 'ENABLE')).error?.message).toMatch(/code: 40002/);
  });

  it.each([
    ['Promote: new video views', /code: 40002/],
    ['TopView launch day', /code: 40002/],
    ['Reach & Frequency – brand week', /code: 40002/],
    ['Smart+ Web conversions', /smart_plus.*code: 40002/],
  ])('refuses %s', async (name, message) => {
    const { id } = campaignNamed(harness.simulator, name);
    expect((await set(id, 'DISABLE')).error?.message).toMatch(message);
    expect(harness.simulator.world.campaigns.get(id)?.switch).toBe('on');
  });

  it.each(['GMV Max – all products', 'Legacy Smart Performance 2025'])('takes %s', async (name) => {
    const { id } = campaignNamed(harness.simulator, name);
    expect((await set(id, 'DISABLE')).error).toBeNull();
    expect(harness.simulator.world.campaigns.get(id)?.switch).toBe('off');
  });
});

describe('smart_plus/campaign', () => {
  it('lists Upgraded Smart+ only, and switches them off', async () => {
    const { id } = campaignNamed(harness.simulator, 'Smart+ Web conversions');
    const { data, error } = await setSmartPlus([id], 'DISABLE');
    expect(error).toBeNull();
    expect(data?.data).toEqual({ campaign_list: [{ campaign_id: id, status: 'DISABLE' }], error_list: [] });
    const list = await told((done) =>
      harness.campaigns.smartPlusCampaignGet(ADVERTISER, TOKEN, { filtering: { campaign_ids: [id] } }, done),
    );
    expect(list.data?.data?.list).toMatchObject([
      { operation_status: 'DISABLE', secondary_status: 'CAMPAIGN_STATUS_DISABLE' },
    ]);
  });

  it('answers code 0 with an error_list for a campaign that is not Smart+', async () => {
    const { id } = campaignNamed(harness.simulator, 'Spring Sale – Prospecting');
    const { data, error } = await setSmartPlus([id], 'DISABLE');
    expect(error).toBeNull();
    expect(data?.data).toMatchObject({ campaign_list: [], error_list: [{ campaign_id: id }] });
    expect(harness.simulator.world.campaigns.get(id)?.switch).toBe('on');
  });
});

describe('GMV Max', () => {
  it('tells about one campaign and its sessions', async () => {
    const { id } = campaignNamed(harness.simulator, 'GMV Max – all products');
    const info = await told((done) => harness.campaigns.campaignGmvMaxInfo(ADVERTISER, id, TOKEN, done));
    expect(info.data?.data).toMatchObject({ campaign_id: id, operation_status: 'ENABLE' });
    const sessions = await told((done) =>
      harness.campaigns.campaignGmvMaxSessionList(id, ADVERTISER, TOKEN, done),
    );
    expect(sessions.data?.data?.session_list).toHaveLength(2);
  });
});
