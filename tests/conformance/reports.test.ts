import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADVERTISER, campaignNamed, sdkAgainstSimulator, told, TOKEN, type Harness } from './sdk';

const HOUR = 3_600_000;

let harness: Harness;
beforeAll(async () => {
  harness = await sdkAgainstSimulator();
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.simulator.reset();
  harness.simulator.settings.limits.appPerSecond = 0;
});

interface ReportRow {
  dimensions: Record<string, string>;
  metrics: Record<string, string>;
}
const rowsOf = (answer: Awaited<ReturnType<typeof told>>) => {
  expect(answer.error).toBeNull();
  return answer.data?.data?.list as unknown as ReportRow[];
};

describe('report/integrated/get', () => {
  it('gives the hours of a campaign that was paused, and nothing after', async () => {
    const { simulator } = harness;
    const { id } = campaignNamed(simulator, 'Spring Sale – Prospecting');
    const began = simulator.clock.now();
    simulator.clock.advance(HOUR);
    const body = { advertiser_id: ADVERTISER, campaign_ids: [id], operation_status: 'DISABLE' };
    await told((done) => harness.campaigns.campaignStatusUpdate(TOKEN, { body }, done));
    simulator.clock.advance(6 * HOUR);
    const options = {
      advertiser_id: ADVERTISER,
      data_level: 'AUCTION_CAMPAIGN',
      dimensions: ['campaign_id', 'stat_time_hour'],
      metrics: ['spend', 'impressions', 'campaign_name'],
      start_date: '2026-03-11',
      end_date: '2026-03-11',
      filtering: [
        { field_name: 'campaign_ids', filter_type: 'IN', filter_value: JSON.stringify([id]) },
        { field_name: 'campaign_status', filter_type: 'IN', filter_value: '["STATUS_ALL"]' },
      ],
      enable_total_metrics: true,
      page_size: 100,
    };
    const read = () => told((done) => harness.reports.reportIntegratedGet('BASIC', TOKEN, options, done));
    const rows = rowsOf(await read());
    // It began at 11:20 and was paused at 12:20.
    expect(rows.map(({ dimensions }) => dimensions['stat_time_hour']).slice(-2)).toEqual([
      '2026-03-11 11:00:00',
      '2026-03-11 12:00:00',
    ]);
    for (const { metrics } of rows) {
      expect(metrics).toMatchObject({ campaign_name: 'Spring Sale – Prospecting' });
      expect(metrics['spend']).toMatch(/^\d+\.\d\d$/);
    }
    const total = (await read()).data?.data?.['total_metrics'] as { spend: string };
    const truth = simulator.world.spend.tally(id, began - 24 * HOUR, simulator.clock.now());
    expect(Number(total.spend) * 100).toBeCloseTo(truth.reduce((sum, { spend }) => sum + spend, 0));
  });
});

describe('GMV Max', () => {
  it('tells its cost in its own report, and ends a session', async () => {
    const { simulator } = harness;
    const { id, storeId = '' } = campaignNamed(simulator, 'GMV Max – all products');
    const day = '2026-03-11';
    const rows = rowsOf(
      await told((done) =>
        harness.reports.gmvMaxReportGet(
          ADVERTISER,
          [storeId],
          ['campaign_id', 'stat_time_day'],
          ['cost', 'net_cost'],
          day,
          day,
          TOKEN,
          { filtering: { campaign_ids: [id] } },
          done,
        ),
      ),
    );
    expect(rows).toEqual([
      {
        dimensions: { campaign_id: id, stat_time_day: `${day} 00:00:00` },
        metrics: { cost: expect.stringMatching(/^\d+\.\d\d$/), net_cost: expect.any(String) },
      },
    ]);
    const sessions = async () => {
      const { data } = await told((done) =>
        harness.campaigns.campaignGmvMaxSessionList(id, ADVERTISER, TOKEN, done),
      );
      return data?.data?.['session_list'] as { session_id: string }[];
    };
    const [first, ...others] = await sessions();
    const body = { advertiser_id: ADVERTISER, session_id: first?.session_id };
    const { error } = await told((done) =>
      harness.campaigns.campaignGmvMaxSessionDelete(TOKEN, { body }, done),
    );
    expect(error).toBeNull();
    expect(await sessions()).toEqual(others);
  });
});
