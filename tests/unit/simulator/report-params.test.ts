import { describe, expect, it } from 'vitest';
import { HOUR, spending } from './money';
import { ADVERTISER, Client, simulate } from './simulated';

const base = {
  advertiser_id: ADVERTISER,
  report_type: 'BASIC',
  data_level: 'AUCTION_CAMPAIGN',
  dimensions: ['campaign_id'],
};
const day = { start_date: '2026-03-10', end_date: '2026-03-10' };
const ids = (count: number) => JSON.stringify(Array.from({ length: count }, (_one, n) => String(n + 1)));
const filter = (field_name: string, filter_value: string, filter_type = 'IN') => ({
  ...day,
  filtering: [{ field_name, filter_type, filter_value }],
});
const hourly = { dimensions: ['campaign_id', 'stat_time_hour'] };
const daily = { dimensions: ['campaign_id', 'stat_time_day'] };

const REFUSED: [string, Record<string, unknown>, RegExp][] = [
  ['no dates', {}, /Missing required field.*start_date/],
  ['no day that exists', { start_date: '2026-02-30', end_date: '2026-03-01' }, /start_date/],
  ['an end before the start', { start_date: '2026-03-10', end_date: '2026-03-09' }, /before/],
  ['two days by the hour', { ...hourly, start_date: '2026-03-10', end_date: '2026-03-11' }, /1 day/],
  ['31 days by the day', { ...daily, start_date: '2026-03-01', end_date: '2026-03-31' }, /30 day/],
  ['more than a year', { start_date: '2025-01-01', end_date: '2026-01-01' }, /365 day/],
  ['a life by the day', { ...daily, query_lifetime: 'true' }, /query_lifetime/],
  ['another level’s dimension', { ...day, dimensions: ['ad_id'] }, /Conflict occurs/],
  ['two ids', { ...day, dimensions: ['campaign_id', 'advertiser_id'] }, /Conflict occurs/],
  ['no id', { ...day, dimensions: ['stat_time_day'] }, /Conflict occurs/],
  ['two times', { ...day, dimensions: ['campaign_id', 'stat_time_day', 'stat_time_hour'] }, /Conflict/],
  ['the name of something below', { ...day, metrics: ['ad_name'] }, /Conflict occurs/],
  ['cash by campaign', { ...day, ...daily, metrics: ['cash_spend'] }, /Conflict occurs/],
  ['a status of something below', filter('ad_status', '["STATUS_ALL"]'), /Conflict occurs/],
  ['101 ids', filter('campaign_ids', ids(101)), /campaign_ids/],
  ['a filter value that is no JSON', filter('campaign_ids', 'all'), /not JSON/],
  ['an unknown status', filter('campaign_status', '["STATUS_GONE"]'), /campaign_status/],
  ['an unknown filter', filter('bid_strategy', '["X"]'), /unknown field_name/],
  ['another filter type', filter('campaign_ids', '["1"]', 'MATCH'), /IN only/],
  ['a page of 1001', { ...day, page_size: '1001' }, /page_size/],
  ['another report type', { ...day, report_type: 'AUDIENCE' }, /report_type/],
  ['both kinds of account ids', { ...day, advertiser_ids: [ADVERTISER] }, /one of advertiser_id/],
];

describe('report/integrated/get refuses', () => {
  it.each(REFUSED)('%s', async (_what, query, message) => {
    const answer = await new Client(spending()).get('report/integrated/get', { ...base, ...query });
    expect(answer.code).toBe(40002);
    expect(answer.message).toMatch(message);
  });

  it.each([
    ['100 ids', filter('campaign_ids', ids(100))],
    ['30 days by the day', { ...daily, start_date: '2026-03-01', end_date: '2026-03-30' }],
    ['a year in one', { start_date: '2025-01-01', end_date: '2025-12-31' }],
  ])('but takes %s', async (_what, query) => {
    const answer = await new Client(spending()).get('report/integrated/get', { ...base, ...query });
    expect(answer.code).toBe(0);
  });
});

describe('report/integrated/get', () => {
  it('pages, orders and totals over all pages', async () => {
    const simulator = spending({ adGroups: [{ ads: 2 }, { ads: 1 }] });
    simulator.clock.advance(10 * HOUR);
    const query = {
      ...base,
      data_level: 'AUCTION_AD',
      dimensions: ['ad_id'],
      query_lifetime: 'true',
      order_field: 'spend',
      order_type: 'ASC',
      enable_total_metrics: 'true',
      page_size: '2',
      page: '2',
    };
    const { data } = await new Client(simulator).get('report/integrated/get', query);
    expect(data.page_info).toEqual({ page: 2, page_size: 2, total_number: 3, total_page: 2 });
    const all = await new Client(simulator).get('report/integrated/get', {
      ...query,
      page_size: '10',
      page: '1',
    });
    const spends = (all.data.list ?? []).map((row) => Number((row['metrics'] as { spend: string }).spend));
    expect(spends).toEqual(spends.toSorted((a, b) => a - b));
    expect(data.list?.[0]).toEqual(all.data.list?.[2]);
    const sum = spends.reduce((total, spend) => total + spend, 0);
    expect(Number((data['total_metrics'] as { spend: string }).spend)).toBeCloseTo(sum, 2);
  });

  it('reads several accounts at once, each in its own zone or all in UTC', async () => {
    const simulator = simulate();
    const accounts = [...simulator.world.advertisers.keys()];
    const query = {
      ...base,
      advertiser_id: undefined,
      advertiser_ids: accounts,
      data_level: 'AUCTION_ADVERTISER',
      dimensions: ['advertiser_id', 'stat_time_hour'],
      start_date: '2026-03-11',
      end_date: '2026-03-11',
      page_size: '1000',
    };
    // 15:20 UTC: in Tokyo it is the eleventh already.
    simulator.clock.advance(2 * HOUR);
    const read = async (more: object) => {
      const asked = Object.fromEntries(
        Object.entries({ ...query, ...more }).filter(([, value]) => value !== undefined),
      );
      const { data } = await new Client(simulator).get('report/integrated/get', asked);
      return new Set(
        (data.list ?? []).map((row) => (row['dimensions'] as Record<string, string>)['advertiser_id']),
      );
    };
    expect(await read({})).toEqual(new Set([accounts[1]]));
    expect(await read({ multi_adv_report_in_utc_time: 'true' })).toEqual(new Set());
    const foreign = await new Client(simulator, 'sim-token-one-account').get('report/integrated/get', {
      ...base,
      ...day,
      advertiser_id: accounts[1],
    });
    expect(foreign.code).toBe(40001);
  });
});
