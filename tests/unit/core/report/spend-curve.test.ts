import { describe, expect, it } from 'vitest';
import { spendCurveOf } from '@/utils/core/report/spend-curve';
import { offStop, PRESS, resume, stop } from '../case-file';
import { LEAKING, row, silentReport } from '../reports';

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(`2026-03-10T${time}Z`);

/** Pressed at 15:20, read four hours later, in an account whose clocks show UTC. */
const curve = (file = offStop().looked(4 * 3600)) => {
  const found = spendCurveOf(file.history);
  if (found === null) throw new Error('There is no curve');
  return found;
};
const said = (file?: ReturnType<typeof offStop>) =>
  curve(file).buckets.map(({ period, spent, meaning }) => [period.slice(11), spent, meaning]);

describe('the curve of the money around a stop', () => {
  it('tells each hour, with nothing made up where the report has no row', () => {
    expect(said().slice(-6)).toEqual([
      ['14', '10.00', 'before'],
      ['15', '3.00', 'lag'],
      ['16', null, 'leak'],
      ['17', null, 'leak'],
      ['18', null, 'leak'],
      ['19', null, 'leak'],
    ]);
    expect(curve().buckets[0]).toMatchObject({ period: '2026-03-10 03', start: at('03:00:00') });
  });

  it('says which hours the report may not know yet', () => {
    const early = curve().buckets.filter((bucket) => bucket.early);
    expect(early.map(({ period }) => period)).toEqual(['2026-03-10 17', '2026-03-10 18', '2026-03-10 19']);
  });

  it('has the bands of TikTok’s own latencies, one after the other, from the stop to the repair', () => {
    expect(curve().stoppedAt).toBe(PRESS);
    expect(curve().bands).toEqual([
      { name: 'usual', from: PRESS, to: PRESS + HOUR / 2 },
      { name: 'extreme', from: PRESS + HOUR / 2, to: PRESS + 2 * HOUR },
      { name: 'repair', from: PRESS + 2 * HOUR, to: Date.parse('2026-03-11T13:00:00Z') },
    ]);
  });

  it('shows money after the stop where it is', () => {
    const found = said(offStop().looked(4 * 3600, LEAKING));
    expect(found.at(-3)).toEqual(['17', '4.50', 'leak']);
  });

  it('begins the leak an hour later for a stop in the last minutes of its hour', () => {
    const late = stop()
      .identified()
      .accepted(35 * 60)
      .believably({ switch: 'off', status: 'CAMPAIGN_STATUS_DISABLE' }, 36 * 60);
    const found = said(late.spend(4 * 3600));
    expect(found.slice(-5, -2).map(([hour, , meaning]) => [hour, meaning])).toEqual([
      ['15', 'lag'],
      ['16', 'lag'],
      ['17', 'leak'],
    ]);
  });

  it('counts hours on the account’s clock, of half an hour too', () => {
    const found = curve(offStop().looked(2 * 3600, { timezone: 'Asia/Kolkata', rows: [] }));
    const hour = found.buckets.find(({ start, end }) => start <= PRESS && end > PRESS);
    expect(hour).toMatchObject({ period: '2026-03-10 20', start: at('14:30:00'), end: at('15:30:00') });
  });

  it('ends after a day, and tells later days as a whole', () => {
    const rows = [...silentReport(0).rows, row('2026-03-13', '5.00')];
    const found = curve(offStop().looked(4 * 24 * 3600, { rows }));
    expect(found.buckets.at(-1)?.period).toBe('2026-03-11 15');
    expect(found.later).toEqual([row('2026-03-13', '5.00')]);
  });

  it('is of days where TikTok tells days', () => {
    const rows = [row('2026-03-09', '20.00'), row('2026-03-10', '7.00'), row('2026-03-12', '1.00')];
    const found = curve(offStop().looked(3 * 24 * 3600, { per: 'day', rows }));
    expect(found.buckets.slice(-5).map(({ period, spent, meaning }) => [period, spent, meaning])).toEqual([
      ['2026-03-09', '20.00', 'before'],
      ['2026-03-10', '7.00', 'lag'],
      ['2026-03-11', null, 'leak'],
      ['2026-03-12', '1.00', 'leak'],
      ['2026-03-13', null, 'leak'],
    ]);
    expect(found.later).toEqual([]);
  });

  it('is not there before a report, or without a stop', () => {
    expect(spendCurveOf(offStop().history)).toBeNull();
    expect(spendCurveOf(resume().identified().spend(60).history)).toBeNull();
  });
});
