import { describe, expect, it } from 'vitest';
import { SLICE, visibleAt } from '../../simulator/world/slices';
import { HOUR, hours, MINUTE, report, spending } from './money';
import { CAMPAIGN, NOW } from './simulated';

const FULL = NOW + 40 * MINUTE; // 12:00 in New York

describe('a slice of five minutes', () => {
  const knowledge = { at: NOW, usualLag: 30 * MINUTE, tail: true };
  const slices = Array.from({ length: 4 * 288 }, (_one, index) => NOW + index * SLICE);
  const lags = (from: readonly number[]) =>
    from.map((slice) => (visibleAt(CAMPAIGN, slice, knowledge) - slice - SLICE) / MINUTE);

  it('shows after half an hour, or alone or with its whole hour 30 to 150 minutes later', () => {
    const all = lags(slices);
    expect(all.every((lag) => lag === 30 || (lag >= 60 && lag <= 180))).toBe(true);
    const late = all.filter((lag) => lag > 30).length / all.length;
    expect(late).toBeGreaterThan(0.1);
    expect(late).toBeLessThan(0.35);
    const alone = all.some((lag, index) => lag > 30 && all[index - 1] === 30 && all[index + 1] === 30);
    const hours = slices.filter((slice) => slice % HOUR === 0).map((hour) => slices.indexOf(hour));
    const together = hours.some((first) => {
      const hour = all.slice(first, first + 12);
      return (hour[0] ?? 0) > 30 && new Set(hour).size === 1;
    });
    expect({ alone, together }).toEqual({ alone: true, together: true });
  });

  it('shows at the same time whenever one asks', () => {
    expect(lags(slices)).toEqual(lags(slices));
    expect(visibleAt(CAMPAIGN, NOW, { ...knowledge, tail: false })).toBe(NOW + SLICE + 30 * MINUTE);
  });
});

describe('reports', () => {
  it('show spend half an hour after it happened', async () => {
    const simulator = spending();
    simulator.clock.set(FULL + 29 * MINUTE);
    expect((await hours(simulator))['11']).toBe('11.00');
    simulator.clock.set(FULL + 30 * MINUTE);
    expect(await hours(simulator)).toMatchObject({ '10': '12.00', '11': '12.00' });
    expect(await hours(simulator)).not.toHaveProperty('12');
    simulator.clock.set(FULL + 35 * MINUTE);
    expect((await hours(simulator))['12']).toBe('1.00');
  });

  it('know what was spent before the world began, when it was told as a sum', async () => {
    const simulator = spending({ spentToday: '55.00', impressionsToday: 1100 });
    const found = await hours(simulator);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((hour) => [hour, '5.00'])));
    expect(Object.keys(found)).toHaveLength(11);
  });

  it('learn of some slices up to three hours late, and of rows out of order', async () => {
    const seen = new Set<string>();
    let outOfOrder = false;
    let late = false;
    for (let number = 0; number < 12; number += 1) {
      const id = `18462114514135381${String(number).padStart(2, '0')}`;
      const simulator = spending({ id });
      simulator.settings.report.tail = true;
      for (let quarter = 0; quarter < 16; quarter += 1) {
        simulator.clock.advance(15 * MINUTE);
        const rows = Object.keys(await hours(simulator)).toSorted();
        rows.forEach((row, index) => {
          if (index > 0 && Number(row) - Number(rows[index - 1]) > 1) outOfOrder = true;
        });
      }
      const settled = await hours(simulator);
      // 19:20 UTC: everything until 16:20 UTC (12:20) is complete.
      expect(settled).toMatchObject({ '10': '12.00', '11': '12.00' });
      if (settled['14'] !== '10.00') late = true;
      seen.add(JSON.stringify(settled));
    }
    expect({ outOfOrder, late, differ: seen.size > 1 }).toEqual({
      outOfOrder: true,
      late: true,
      differ: true,
    });
  });

  it('are corrected by the first repair after the corrected hour', async () => {
    const simulator = spending({ switch: 'off' });
    simulator.faults.arm({ name: 'correction-adds', amount: '1.50', hour: 30 });
    // 21:20 UTC on the eleventh, 17:20 in New York.
    simulator.clock.set(Date.UTC(2026, 2, 12, 11, 59));
    expect(await hours(simulator, '2026-03-11')).toEqual({});
    simulator.clock.advance(MINUTE);
    expect(await hours(simulator, '2026-03-11')).toEqual({ '17': '1.50' });
  });

  it('say the same by hour, by day and for the whole life', async () => {
    const simulator = spending();
    simulator.clock.advance(20 * HOUR);
    const sum = (rows: Record<string, string>) =>
      Object.values(rows).reduce((all, spend) => all + Math.round(Number(spend) * 100), 0);
    const byHour = sum(await hours(simulator)) + sum(await hours(simulator, '2026-03-11'));
    const daily = await report(simulator, {
      dimensions: ['campaign_id', 'stat_time_day'],
      start_date: '2026-03-08',
      end_date: '2026-03-11',
    });
    expect(daily.map(({ dimensions, metrics }) => [dimensions['stat_time_day'], metrics['spend']])).toEqual([
      ['2026-03-09 00:00:00', '288.00'],
      ['2026-03-10 00:00:00', '288.00'],
      ['2026-03-11 00:00:00', `${(byHour - 28_800) / 100}.00`],
    ]);
    const life = await report(simulator, { query_lifetime: 'true' });
    expect(life[0]?.metrics['spend']).toBe(`${(byHour + 28_800) / 100}.00`);
  });
});
