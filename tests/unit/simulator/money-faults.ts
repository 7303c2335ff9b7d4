import { expect } from 'vitest';
import type { ArmFault } from '../../simulator/faults';
import type { FaultName } from '../../simulator/faults/table';
import type { Simulator } from '../../simulator/simulator';
import { HOUR, hours, MINUTE, report } from './money';
import { ADVERTISER, CAMPAIGN, NOW, type Client } from './simulated';

interface Story {
  arm?: Partial<ArmFault>;
  see(client: Client, simulator: Simulator): Promise<void>;
}

// Every story begins at 11:20 of the account with a campaign that spends 12.00 an hour.
const NOON = NOW + 40 * MINUTE;

/** Without chance and without trailing spend. */
function plainly(simulator: Simulator): void {
  simulator.settings.report.tail = false;
  simulator.settings.spend.trailingSeconds = 0;
}

/** What faults of money and reports do to what a report says. */
export const MONEY_STORIES: Record<
  Extract<FaultName, `report-${string}` | 'spends-although-off' | 'late-spend' | 'correction-adds'>,
  Story
> = {
  'spends-although-off': {
    see: async (client, simulator) => {
      plainly(simulator);
      await client.setCampaign('DISABLE');
      simulator.clock.set(NOON + 3 * HOUR);
      expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_DISABLE']);
      expect(new Set(await client.statuses('ad'))).toEqual(new Set(['AD_STATUS_CAMPAIGN_DISABLE']));
      expect((await hours(simulator))['13']).toBe('12.00');
    },
  },
  'report-frozen': {
    see: async (_client, simulator) => {
      plainly(simulator);
      simulator.clock.advance(5 * HOUR);
      const last = async () =>
        Object.keys(await hours(simulator))
          .toSorted()
          .at(-1);
      expect(await last()).toBe('10');
      simulator.faults.clear('report-frozen');
      expect(await last()).toBe('15');
    },
  },
  'report-late': {
    arm: { hours: 3 },
    see: async (_client, simulator) => {
      plainly(simulator);
      simulator.clock.set(NOON + 3 * HOUR + 29 * MINUTE);
      expect((await hours(simulator))['11']).toBe('11.00');
      simulator.clock.advance(MINUTE);
      expect((await hours(simulator))['11']).toBe('12.00');
    },
  },
  'report-rows-missing': {
    arm: { campaign: 0 },
    see: async (_client, simulator) => {
      simulator.clock.advance(5 * HOUR);
      expect(await hours(simulator)).toEqual({});
      const query = { query_lifetime: 'true' };
      expect(await report(simulator, query)).toEqual([]);
      const ads = { data_level: 'AUCTION_AD', dimensions: ['ad_id'] };
      expect(await report(simulator, { ...query, ...ads })).toEqual([]);
      const account = { data_level: 'AUCTION_ADVERTISER', dimensions: ['advertiser_id'] };
      expect(await report(simulator, { ...query, ...account })).toHaveLength(1);
    },
  },
  'report-throttled': {
    see: async (client, simulator) => {
      simulator.clock.advance(5 * HOUR);
      const { headers, data } = await client.get('report/integrated/get', {
        advertiser_id: ADVERTISER,
        report_type: 'BASIC',
        data_level: 'AUCTION_AD',
        dimensions: ['ad_id'],
        query_lifetime: 'true',
      });
      expect(headers.get('x-tt-ads-throttle')).toBe('true');
      expect([data.list?.length, data.page_info?.total_number]).toEqual([2, 2]);
    },
  },
  'late-spend': {
    arm: { amount: '3.50' },
    see: async (client, simulator) => {
      plainly(simulator);
      await client.setCampaign('DISABLE');
      simulator.clock.set(NOW + 2 * HOUR - 1000);
      expect((await hours(simulator))['11']).toBe('4.00');
      simulator.clock.set(NOW + 2 * HOUR);
      expect((await hours(simulator))['11']).toBe('7.50');
    },
  },
  'correction-adds': {
    arm: { amount: '2.25', hour: 3, campaign: CAMPAIGN },
    see: async (client, simulator) => {
      plainly(simulator);
      await client.setCampaign('DISABLE');
      simulator.clock.set(Date.UTC(2026, 2, 11, 11, 59));
      expect(await hours(simulator)).not.toHaveProperty('14');
      simulator.clock.set(Date.UTC(2026, 2, 11, 12));
      expect((await hours(simulator))['14']).toBe('2.25');
      const rows = await report(simulator, {
        dimensions: ['campaign_id', 'stat_time_hour'],
        start_date: '2026-03-10',
        end_date: '2026-03-10',
        page_size: 100,
      });
      expect(rows.at(-1)?.metrics).toEqual({ spend: '2.25', impressions: '-' });
    },
  },
};
