import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import { HOUR, spending } from './money';
import { ADVERTISER, CAMPAIGN, Client } from './simulated';

const STORE = '7494000000000000123';
const gmv = (more: object = {}) => {
  const simulator = spending({ kind: 'gmv-max', storeId: STORE, spendPerHour: '12.00', ...more });
  simulator.settings.limits.gmvReportPerSecond = 0;
  return simulator;
};
const ask = (simulator: Simulator, more: Record<string, unknown> = {}) =>
  new Client(simulator).get('gmv_max/report/get', {
    advertiser_id: ADVERTISER,
    store_ids: [STORE],
    start_date: '2026-03-10',
    end_date: '2026-03-10',
    metrics: ['cost'],
    dimensions: ['campaign_id', 'stat_time_hour'],
    page_size: '100',
    ...more,
  });
const costs = async (simulator: Simulator, more: Record<string, unknown> = {}) =>
  ((await ask(simulator, more)).data.list ?? []).map((row) => (row['metrics'] as { cost: string }).cost);

describe('gmv_max/report/get', () => {
  it('gives the cost of campaign and sessions by hour, half an hour later', async () => {
    const simulator = gmv({ sessions: [{ spendPerHour: '3.00' }] });
    simulator.clock.advance(3 * HOUR);
    const { data } = await ask(simulator);
    expect(data.list?.find((row) => JSON.stringify(row).includes('12:00:00'))).toEqual({
      dimensions: { campaign_id: CAMPAIGN, stat_time_hour: '2026-03-10 12:00:00' },
      metrics: { cost: '15.00' },
    });
  });

  it('gives the other metrics, in one row for the store, and a total', async () => {
    const simulator = gmv({ spentToday: '100' });
    const { data } = await ask(simulator, {
      dimensions: ['advertiser_id'],
      metrics: ['cost', 'net_cost', 'gross_revenue', 'orders', 'roi'],
      enable_total_metrics: 'true',
    });
    const numbers = { cost: '100.00', net_cost: '100.00', gross_revenue: '250.00', orders: '8', roi: '2.50' };
    expect(data.list).toEqual([{ dimensions: { advertiser_id: ADVERTISER }, metrics: numbers }]);
    expect(data['total_metrics']).toEqual(numbers);
  });

  it('hides deleted campaigns, other stores and the other promotion type', async () => {
    const simulator = gmv({ spentToday: '100' });
    const life = { dimensions: ['campaign_id'] };
    expect(await costs(simulator, life)).toEqual(['100.00']);
    expect(await costs(simulator, { ...life, store_ids: ['7494000000000000999'] })).toEqual([]);
    const of = (gmv_max_promotion_types: string[]) => ({ ...life, filtering: { gmv_max_promotion_types } });
    expect(await costs(simulator, of(['LIVE']))).toEqual([]);
    expect(await costs(simulator, of(['PRODUCT']))).toEqual(['100.00']);
    await new Client(simulator).setCampaign('DELETE');
    expect(await costs(simulator, life)).toEqual([]);
    const all = { ...life, filtering: { campaign_statuses: ['STATUS_ALL'] } };
    expect(await costs(simulator, all)).toEqual(['100.00']);
  });

  it.each([
    ['no store', { store_ids: [] }],
    ['two stores', { store_ids: [STORE, '7494000000000000999'] }],
    ['impressions', { metrics: ['impressions'] }],
    ['the spelling of the list endpoint', { filtering: { gmv_max_promotion_types: ['PRODUCT_GMV_MAX'] } }],
    ['two days by the hour', { end_date: '2026-03-11' }],
    ['items', { dimensions: ['item_id'] }],
  ])('refuses %s', async (_what, more) => {
    expect((await ask(gmv(), more)).code).toBe(40002);
  });

  it('takes eight requests a second', async () => {
    const simulator = gmv();
    simulator.settings.limits.gmvReportPerSecond = 8;
    const codes = [];
    for (let n = 0; n < 9; n += 1) codes.push((await ask(simulator)).code);
    expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 40016]);
    simulator.clock.advance(1000);
    expect((await ask(simulator)).code).toBe(0);
  });

  it('stops learning with report-frozen', async () => {
    const simulator = gmv();
    simulator.faults.arm({ name: 'report-frozen', campaign: 0 });
    const before = await costs(simulator);
    simulator.clock.advance(5 * HOUR);
    expect(await costs(simulator)).toEqual(before);
    simulator.faults.clear();
    expect((await costs(simulator)).length).toBeGreaterThan(before.length);
  });
});
