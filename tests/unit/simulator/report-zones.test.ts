import { describe, expect, it } from 'vitest';
import { frozenClock } from '../../simulator/clock';
import { createSimulator } from '../../simulator/simulator';
import { loadWorld } from '../../simulator/world/load';
import { daysBetween, hoursOfDay } from '../../simulator/world/zone';
import { HOUR, report } from './money';
import { oneCampaign } from './simulated';

/** Hour labels and spend of a day in a zone, read the day after; the campaign spends 12.00 an hour. */
async function dayIn(timezone: string, day: string, currency = 'USD'): Promise<[string, string][]> {
  const begin = Date.parse(`${day}T00:00:00Z`) - 24 * HOUR;
  const simulator = createSimulator({
    clock: frozenClock(begin),
    world: (clock) =>
      loadWorld({ ...oneCampaign({ spendPerHour: '12' }), advertiser: { timezone, currency } }, clock),
  });
  simulator.clock.set(begin + 72 * HOUR);
  const rows = await report(simulator, {
    dimensions: ['campaign_id', 'stat_time_hour'],
    start_date: day,
    end_date: day,
    page_size: 100,
  });
  return rows.map(({ dimensions, metrics }) => [dimensions['stat_time_hour'] ?? '', metrics['spend'] ?? '']);
}

describe('hours of a report', () => {
  it('are those of the account’s wall clock, also in half-hour and quarter-hour zones', async () => {
    for (const [zone, utc] of [
      ['Asia/Kolkata', Date.UTC(2026, 2, 9, 18, 30)],
      ['Asia/Kathmandu', Date.UTC(2026, 2, 9, 18, 15)],
      ['Etc/GMT+5', Date.UTC(2026, 2, 10, 5)],
    ] as const) {
      const hours = hoursOfDay('2026-03-10', zone);
      expect(hours).toHaveLength(24);
      expect(hours[0]).toEqual({ label: '2026-03-10 00:00:00', from: utc, to: utc + HOUR });
    }
    const rows = await dayIn('Asia/Kolkata', '2026-03-10');
    expect(rows).toHaveLength(24);
    expect(rows.at(-1)).toEqual(['2026-03-10 23:00:00', '12.00']);
  });

  it('are 23 in the night in which clocks go forward', async () => {
    const rows = await dayIn('America/New_York', '2026-03-08');
    expect(rows).toHaveLength(23);
    expect(rows.map(([label]) => label)).not.toContain('2026-03-08 02:00:00');
    expect(rows.every(([, spend]) => spend === '12.00')).toBe(true);
  });

  it('are one row of two hours for the hour that comes twice', async () => {
    const rows = await dayIn('America/New_York', '2026-11-01');
    expect(rows).toHaveLength(24);
    expect(rows[1]).toEqual(['2026-11-01 01:00:00', '24.00']);
    expect(rows.reduce((sum, [, spend]) => sum + Number(spend), 0)).toBe(25 * 12);
  });

  it('begin later on a day without a midnight', () => {
    // In Beirut clocks go from 00:00 to 01:00 on 29 March 2026.
    const [first] = hoursOfDay('2026-03-29', 'Asia/Beirut');
    expect(first).toMatchObject({ label: '2026-03-29 01:00:00', from: Date.UTC(2026, 2, 28, 22) });
    expect(
      daysBetween('2026-03-28', '2026-03-29', 'Asia/Beirut').map(({ to, from }) => (to - from) / HOUR),
    ).toEqual([24, 23]);
  });

  it('hold whole units of a currency without decimals', async () => {
    const rows = await dayIn('Asia/Tokyo', '2026-03-10', 'JPY');
    expect(rows[5]).toEqual(['2026-03-10 05:00:00', '12']);
  });
});
