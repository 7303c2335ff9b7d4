import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import { PageClient, type PageReply, type PageRow } from './page-client';
import { CAMPAIGN, oneCampaign, simulate } from './simulated';

let simulator: Simulator;
let page: PageClient;
const open = (world = oneCampaign()) => {
  simulator = simulate(world);
  page = new PageClient(simulator);
};
beforeEach(() => open());

const flat = (level: string, extra: object = {}, version = 'v3') =>
  page.post(
    `/api/${version}/i18n/statistics/${level}/list/`,
    JSON.stringify({ st: '2026-03-10', et: '2026-03-10', ...extra }),
  );
const rows = ({ data }: PageReply): PageRow[] => data.table ?? [];
const values = (reply: PageReply, key: string) => rows(reply).map((row) => row[key]);
const groups = () => simulator.world.adGroupsOf(CAMPAIGN).map(({ id }) => id);

describe('the older lists', () => {
  it('nest metrics in stat_data in version 3 and count totals', async () => {
    const v3 = await flat('campaign');
    expect(v3.code).toBe(0);
    expect(rows(v3)[0]).toMatchObject({ campaign_id: CAMPAIGN, stat_data: { stat_cost: '0.00' } });
    expect(rows(v3)[0]).not.toHaveProperty('row_data');
    expect(v3.data).toMatchObject({ statistics: { stat_cost: '0.00' } });
    expect(rows(await flat('campaign', {}, 'v4'))[0]).toHaveProperty('row_data');
  });

  it('know exact ids in selection_ids only', async () => {
    const [first] = groups();
    const filters = [{ field: 'ad_ids', filter_type: 0, in_field_values: [first] }];
    expect(values(await flat('adgroup', { filters }), 'ad_id')).toHaveLength(2);
    const selected = await flat('adgroup', { selection_ids: { ad_ids: [first] } });
    expect(values(selected, 'ad_id')).toEqual([first]);
    expect(rows(await flat('ad', { selection_ids: { ad_ids: [first] } }))).toHaveLength(2);
  });

  it('have twenty rows a page, deleted ones among them unless the level’s own status says otherwise', async () => {
    open({ ...oneCampaign(), otherActiveCampaigns: 24 });
    simulator.world.setSwitch('campaign', CAMPAIGN, 'deleted', { kind: 'page' });
    const first = await flat('campaign');
    expect(rows(first)).toHaveLength(20);
    expect(first.data).toMatchObject({
      pagination: { page: 1, page_count: 2, total_count: 25, limit: 20 },
    });
    const all = await flat('campaign', { limit: 100 });
    expect(values(all, 'campaign_primary_status')).toContain('delete');
    const alive = await flat('campaign', { limit: 100, campaign_status: ['no_delete'] });
    expect(values(alive, 'campaign_id')).not.toContain(CAMPAIGN);
    expect(rows(alive)).toHaveLength(24);
  });

  it('refuse what they cannot decode with plain text', async () => {
    expect(await flat('campaign', { page: '1' })).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^json: cannot unmarshal/) as string,
    });
  });
});

it('either generation may be gone', async () => {
  simulator.settings.lists.retired = 'op';
  expect([(await page.list()).status, (await flat('campaign')).status]).toEqual([404, 200]);
  simulator.settings.lists.retired = 'flat';
  expect([(await page.list()).status, (await flat('campaign')).status]).toEqual([200, 404]);
});

it('without page_size there are twenty rows, and only the metrics that were asked for', async () => {
  open({ ...oneCampaign(), otherActiveCampaigns: 24 });
  const reply = await page.list('campaign', { page_size: undefined, metrics: ['stat_cost'] });
  expect(rows(reply)).toHaveLength(20);
  expect(Object.keys(rows(reply)[0]?.row_data ?? {})).toEqual(['stat_cost']);
});

describe('two-level Smart+', () => {
  const smart = () =>
    open({ campaigns: [{ id: CAMPAIGN, name: 'Smart', kind: 'smart-plus', adGroups: [{ ads: 2 }] }] });

  it('has a row among the ads that is no ad, which totals leave out', async () => {
    smart();
    simulator.clock.advance(3_600_000);
    simulator.settings.lists.pageCost = 'truth';
    const reply = await page.list('ad', { dimensions: ['creative_id'] });
    const placeholders = rows(reply).filter((row) => row['creative_id'] === '0');
    expect(placeholders).toEqual([expect.objectContaining({ universal_type: '1', ad_id: groups()[0] })]);
    expect(rows(reply)).toHaveLength(3);
    const costs = rows(reply).map((row) => Number(row.row_data?.['stat_cost']));
    expect(Number((reply.data['statistics'] as Record<string, string>)['stat_cost'])).toBeCloseTo(
      costs.reduce((sum, cost) => sum + cost, 0) / 2,
    );
    simulator.settings.lists.placeholders = false;
    expect(rows(await page.list('ad', { dimensions: ['creative_id'] }))).toHaveLength(2);
  });
});

describe('what a list may say', () => {
  it('metrics that are missing, a dash or blank', async () => {
    simulator.settings.lists.metrics = { stat_cost: 'missing', show_cnt: 'dash', click_cnt: 'blank' };
    const metrics = rows(await page.list())[0]?.row_data;
    expect(metrics).not.toHaveProperty('stat_cost');
    expect(metrics).toMatchObject({ show_cnt: '-', click_cnt: '' });
  });

  it('a primary status nobody knows, beside a switch that says the usual', async () => {
    simulator.settings.lists.primaryStatus = 'settlement_hold';
    expect(rows(await page.list())[0]).toMatchObject({
      campaign_primary_status: 'settlement_hold',
      campaign_opt_status: '0',
    });
  });

  it('a delivery state that follows the switch late', async () => {
    simulator.settings.lists.primaryStatusSeconds = 30;
    await page.switch('disable');
    const states = async () =>
      rows(await page.list()).map((row) => [row['campaign_opt_status'], row['campaign_primary_status']]);
    expect(await states()).toEqual([['1', 'delivery_ok']]);
    simulator.clock.advance(30_000);
    expect(await states()).toEqual([['1', 'disable']]);
  });

  it.each([
    ['wrong-page', { pagination: { page: 2, page_count: 1, total_count: 1 } }],
    ['overstated', { pagination: { page: 1, total_count: 8 } }],
    ['has-more', { pagination: { page: 1, page_count: 1, has_more: true } }],
  ] as const)('pagination that is not to be believed: %s', async (how, data) => {
    simulator.settings.lists.pagination = how;
    expect(await page.list()).toMatchObject({ data });
  });

  it('no pagination, and ids that are numbers', async () => {
    Object.assign(simulator.settings.lists, { pagination: 'absent', numericIds: true });
    const { data, text } = await page.list();
    expect(data).not.toHaveProperty('pagination');
    expect(text).toContain(`"campaign_id":${CAMPAIGN},`);
  });
});

it('settings change through the control routes, group by group', async () => {
  const change = { lists: { pagination: 'absent' }, session: { mode: 'html' } };
  await simulator.fetch(
    new Request('http://127.0.0.1/__sim/settings', { method: 'POST', body: JSON.stringify(change) }),
  );
  expect(simulator.settings.lists).toMatchObject({ pagination: 'absent', pageCost: 'lagging' });
  expect(simulator.settings.session).toMatchObject({ mode: 'html', signature: 'off' });
});
