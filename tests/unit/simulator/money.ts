import type { Simulator } from '../../simulator/simulator';
import { ADVERTISER, CAMPAIGN, Client, oneCampaign, simulate } from './simulated';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const ALL_STATUSES = [
  { field_name: 'campaign_status', filter_type: 'IN', filter_value: '["STATUS_ALL"]' },
];

/** One campaign that spends 12.00 an hour (1.00 a slice of five minutes) with two ad groups of two ads. */
export function spending(more: Parameters<typeof oneCampaign>[0] = {}): Simulator {
  const simulator = simulate(oneCampaign({ spendPerHour: '12.00', ...more }));
  // Stories say what they mean when nothing comes late by chance and nothing trails.
  simulator.settings.report.tail = false;
  simulator.settings.spend.trailingSeconds = 0;
  return simulator;
}

/** The truth about a time (UTC ms), in cents. */
export function truth({ world }: Simulator, from: number, to: number, id = CAMPAIGN): number {
  return world.spend.tally(id, from, to).reduce((sum, { spend }) => sum + spend, 0);
}

/** One day's spend by hour of the account, as the report tells it; hours without a row are absent. */
export async function hours(
  simulator: Simulator,
  day = '2026-03-10',
  query: Record<string, unknown> = {},
): Promise<Record<string, string>> {
  const rows = await report(simulator, {
    dimensions: ['campaign_id', 'stat_time_hour'],
    start_date: day,
    end_date: day,
    filtering: ALL_STATUSES,
    page_size: 1000,
    ...query,
  });
  return Object.fromEntries(
    rows.map(({ dimensions, metrics }) => [
      String(dimensions['stat_time_hour']).slice(11, 13),
      metrics['spend'] ?? '',
    ]),
  );
}

export interface ReportRow {
  dimensions: Record<string, string>;
  metrics: Record<string, string>;
}

/** The rows of a basic report by campaign, unless told otherwise. */
export async function report(simulator: Simulator, query: Record<string, unknown>): Promise<ReportRow[]> {
  const { code, message, data } = await new Client(simulator).get('report/integrated/get', {
    advertiser_id: ADVERTISER,
    report_type: 'BASIC',
    data_level: 'AUCTION_CAMPAIGN',
    dimensions: ['campaign_id'],
    ...query,
  });
  if (code !== 0) throw new Error(`${code} ${message}`);
  return (data.list ?? []) as unknown as ReportRow[];
}
