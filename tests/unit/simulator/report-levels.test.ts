import { describe, expect, it } from 'vitest';
import { act } from '../../simulator/world/actors';
import { HOUR, MINUTE, report, spending } from './money';
import { CAMPAIGN, NOW, oneCampaign, simulate } from './simulated';

const LIFE = { query_lifetime: 'true', page_size: 100 };
const level = (data_level: string, dimension: string) => ({ ...LIFE, data_level, dimensions: [dimension] });
const condition = (field_name: string, values: string[]) => ({
  field_name,
  filter_type: 'IN',
  filter_value: JSON.stringify(values),
});
const cents = (rows: { metrics: Record<string, string> }[]) =>
  rows.reduce((sum, { metrics }) => sum + Math.round(Number(metrics['spend']) * 100), 0);

describe('a report', () => {
  it('says the same of account, campaigns, ad groups and ads', async () => {
    const simulator = spending();
    simulator.clock.advance(7 * HOUR + 7 * MINUTE);
    const campaign = await report(simulator, level('AUCTION_CAMPAIGN', 'campaign_id'));
    const groups = await report(simulator, level('AUCTION_ADGROUP', 'adgroup_id'));
    const ads = await report(simulator, level('AUCTION_AD', 'ad_id'));
    const account = await report(simulator, level('AUCTION_ADVERTISER', 'advertiser_id'));
    expect([campaign.length, groups.length, ads.length, account.length]).toEqual([1, 2, 4, 1]);
    expect(cents(campaign)).toBeGreaterThan(30_000);
    for (const rows of [groups, ads, account]) expect(cents(rows)).toBe(cents(campaign));
    expect(ads.map(({ dimensions }) => dimensions['ad_id'])).toEqual([...simulator.world.ads.keys()]);
  });

  it('gives names and other numbers where they are asked for, all as strings', async () => {
    const simulator = spending({ spentToday: '10', impressionsToday: 1420 });
    const metrics = ['spend', 'clicks', 'ctr', 'cpc', 'cpm', 'billed_cost', 'campaign_name', 'currency'];
    const [row] = await report(simulator, { ...LIFE, metrics });
    expect(row?.metrics).toEqual({
      spend: '10.00',
      clicks: '20',
      ctr: '1.41',
      cpc: '0.50',
      cpm: '7.04',
      billed_cost: '10.00',
      campaign_name: 'Spring',
      currency: 'USD',
    });
    const silent = simulate(oneCampaign());
    const [none] = await report(silent, { ...LIFE, metrics: ['spend', 'cpc'] });
    expect(none?.metrics).toEqual({ spend: '0.00', cpc: '-' });
  });

  it('hides what is deleted, level by level, unless all statuses are asked for', async () => {
    const simulator = spending();
    const [adGroup] = simulator.world.adGroupsOf(CAMPAIGN);
    const [ad] = simulator.world.adsOfAdGroup(adGroup?.id ?? '');
    const by = { kind: 'user' as const };
    const ads = (...filtering: object[]) => report(simulator, { ...level('AUCTION_AD', 'ad_id'), filtering });
    const everything = ['campaign_status', 'adgroup_status', 'ad_status'].map((field) =>
      condition(field, ['STATUS_ALL']),
    );
    simulator.world.setSwitch('ad', ad?.id ?? '', 'deleted', by);
    expect(await ads()).toHaveLength(3);
    expect(await ads(condition('ad_status', ['STATUS_ALL']))).toHaveLength(4);
    simulator.world.setSwitch('campaign', CAMPAIGN, 'deleted', by);
    expect(await ads(condition('ad_status', ['STATUS_ALL']))).toHaveLength(0);
    expect(await ads(...everything)).toHaveLength(4);
    expect(await report(simulator, LIFE)).toHaveLength(0);
  });

  it('filters by ids, and shows Promote only when asked, by day but never by hour', async () => {
    const PROMOTED = '1846211451413538999';
    const promoted = { id: PROMOTED, name: 'Boost', kind: 'promote' as const, spendPerHour: '6' };
    const simulator = simulate({ campaigns: [...oneCampaign({ spendPerHour: '12' }).campaigns, promoted] });
    simulator.clock.advance(5 * HOUR);
    const ids = async (query: object) =>
      (await report(simulator, { ...LIFE, ...query })).map(({ dimensions }) => dimensions['campaign_id']);
    const promote = condition('campaign_system_origins', ['PROMOTE', 'TT_ADS_PLATFORM']);
    expect(await ids({})).toEqual([CAMPAIGN]);
    expect(await ids({ filtering: [promote] })).toEqual([CAMPAIGN, PROMOTED]);
    expect(await ids({ filtering: [promote, condition('campaign_ids', [PROMOTED])] })).toEqual([PROMOTED]);
    const day = { query_lifetime: 'false', start_date: '2026-03-10', end_date: '2026-03-10' };
    const by = (time: string) => ids({ ...day, dimensions: ['campaign_id', time], filtering: [promote] });
    expect(new Set(await by('stat_time_day'))).toEqual(new Set([CAMPAIGN, PROMOTED]));
    for (const rows of ['missing', 'zero'] as const) {
      simulator.settings.report.rowsWithoutDelivery = rows;
      expect(new Set(await by('stat_time_hour'))).toEqual(new Set([CAMPAIGN]));
    }
  });

  it('never tells of GMV Max', async () => {
    const simulator = spending({ kind: 'gmv-max', sessions: 1 });
    simulator.clock.advance(5 * HOUR);
    expect(await report(simulator, LIFE)).toEqual([]);
    const [account] = await report(simulator, level('AUCTION_ADVERTISER', 'advertiser_id'));
    expect(account?.metrics['spend']).toBe('0.00');
  });

  it('leaves out hours without delivery, or shows them as zero where the setting says so', async () => {
    const simulator = spending();
    act(simulator.world, { actor: 'user', does: 'disable', campaign: 0 });
    simulator.clock.advance(6 * HOUR);
    const hourly = {
      dimensions: ['campaign_id', 'stat_time_hour'],
      start_date: '2026-03-10',
      end_date: '2026-03-10',
      page_size: 100,
    };
    const last = async () => (await report(simulator, hourly)).at(-1);
    expect((await last())?.dimensions['stat_time_hour']).toBe('2026-03-10 11:00:00');
    simulator.settings.report.rowsWithoutDelivery = 'zero';
    expect(await last()).toEqual({
      dimensions: { campaign_id: CAMPAIGN, stat_time_hour: '2026-03-10 17:00:00' },
      metrics: { spend: '0.00', impressions: '0' },
    });
    simulator.settings.report.rowsWithoutDelivery = 'zero-ahead';
    expect((await last())?.dimensions['stat_time_hour']).toBe('2026-03-10 23:00:00');
  });

  it('knows billed_cost eleven hours later', async () => {
    const simulator = spending();
    const today = { start_date: '2026-03-10', end_date: '2026-03-10', metrics: ['billed_cost'] };
    const billed = async () => (await report(simulator, today))[0]?.metrics['billed_cost'];
    simulator.clock.set(NOW);
    expect(await billed()).toBe('-');
    // 04:00 UTC is midnight; 12 hours and the usual half-hour later, the first hour is billed.
    simulator.clock.set(Date.UTC(2026, 2, 10, 16, 30));
    expect(await billed()).toBe('12.00');
  });
});
