import { describe, expect, test } from 'vitest';
import { findingOfSpend, periodsOf, type SpendReport, type SpendRow } from '@/utils/core/spend';
import { PRESS } from './press';
import { BEFORE, FIRST_SILENT, row, SECOND_SILENT, silentReport, SPENT, STOP_HOUR } from './reports';

/** What a report says of a stop at 15:20, with these rows besides those until the stop. */
function finding(late: SpendRow[], more: Partial<SpendReport> = {}, stoppedAt = PRESS) {
  const report = { ...silentReport(4 * 3600), rows: [...SPENT, ...late], ...more };
  return findingOfSpend(report, periodsOf(report.per, report.timezone, stoppedAt));
}

describe('money is told by when it was spent', () => {
  test('until the stop, in the hour of the stop, and later', () => {
    const earlier = row('2026-03-09 23', '7.10', 500);
    expect(finding([earlier, row(FIRST_SILENT, '1.20', 90), row(SECOND_SILENT, '0.30', 4)])).toEqual({
      before: '17.10',
      inStopHour: '3',
      after: '1.50',
      leak: row(FIRST_SILENT, '1.20', 90),
      hadSpent: true,
    });
  });

  test('in the hour of the stop it is lag, however much and whenever it arrives', () => {
    const rows = [BEFORE, row(STOP_HOUR.period, '950.00', 90_000)];
    expect(finding([], { rows })).toMatchObject({ inStopHour: '950', after: '0', leak: null });
  });

  test('after a stop in the last minutes the next hour is lag too', () => {
    const late = Date.parse('2026-03-10T15:55:00Z');
    const spill = row(FIRST_SILENT, '0.80', 60);
    expect(finding([spill], {}, late)).toMatchObject({ inStopHour: '3.80', leak: null });
    const leak = row(SECOND_SILENT, '0.80', 60);
    expect(finding([spill, leak], {}, late)).toMatchObject({ inStopHour: '3.80', after: '0.80', leak });
  });

  test('of days told whole after the first two, each is later', () => {
    const leak = row('2026-03-12', '2.00', 100);
    expect(finding([leak])).toMatchObject({ after: '2', leak });
  });

  test('by the day, the whole day of the stop is lag', () => {
    const rows = [row('2026-03-09', '40.00', 900), row('2026-03-10', '20.00', 500)];
    const daily: Partial<SpendReport> = { per: 'day', rows };
    expect(finding([], daily)).toEqual({
      before: '40',
      inStopHour: '20',
      after: '0',
      leak: null,
      hadSpent: true,
    });
    const leak = row('2026-03-11', '0.50', 0);
    expect(finding([], { ...daily, rows: [...rows, leak] })).toMatchObject({ after: '0.50', leak });
  });
});

describe('a last cent is rounding', () => {
  test.each([
    ['0.01 in the first silent hour, seen by nobody', 'USD', row(FIRST_SILENT, '0.01')],
    ['0.01 where the report tells no impressions', 'USD', row(FIRST_SILENT, '0.01', null)],
    ['1 yen in the first silent hour', 'JPY', row(FIRST_SILENT, '1')],
    ['1 dong in the first silent hour', 'VND', row(FIRST_SILENT, '1')],
    ['nothing', 'USD', row(SECOND_SILENT, '0.00')],
    ['money that is taken back', 'USD', row(SECOND_SILENT, '-2.50')],
  ])('%s', (_what, currency, late) => {
    expect(finding([late], { currency }).leak).toBeNull();
  });

  test.each([
    ['0.02 in the first silent hour', 'USD', row(FIRST_SILENT, '0.02')],
    ['0.011 in the first silent hour', 'USD', row(FIRST_SILENT, '0.011')],
    ['0.01 that somebody saw', 'USD', row(FIRST_SILENT, '0.01', 1)],
    ['0.01 in the second silent hour', 'USD', row(SECOND_SILENT, '0.01')],
    ['2 yen in the first silent hour', 'JPY', row(FIRST_SILENT, '2')],
    ['1 dollar in the first silent hour', 'USD', row(FIRST_SILENT, '1')],
    ['the smallest part of a cent, later', 'USD', row(SECOND_SILENT, '0.000001')],
    ['impressions without money', 'USD', row(FIRST_SILENT, '0.00', 1)],
    ['impressions without money, later', 'USD', row(SECOND_SILENT, '0.00', 12)],
    ['impressions of which money was taken back', 'USD', row(SECOND_SILENT, '-1.00', 12)],
    ['impressions whose money TikTok does not tell', 'USD', row(FIRST_SILENT, '-', 40)],
  ])('but not %s', (_what, currency, late) => {
    expect(finding([late], { currency }).leak).toMatchObject({ period: late.period, shown: late.shown });
  });

  test('and does not hide a leak in a later hour', () => {
    const leak = row('2026-03-10 19', '0.40', 3);
    expect(finding([leak, row(FIRST_SILENT, '0.01')]).leak).toEqual(leak);
  });

  test('and money that is taken back does not hide a leak either', () => {
    const leak = row(SECOND_SILENT, '2.00', 30);
    expect(finding([leak, row('2026-03-10 18', '-2.00')])).toMatchObject({ after: '0', leak });
  });
});

describe('the first hour that leaks is the one that is named', () => {
  test('whatever order the rows come in', () => {
    const leaks = [
      row('2026-03-10 19', '1.00', 9),
      row(FIRST_SILENT, '0.50', 4),
      row('2026-03-11 00', '2.00', 8),
    ];
    for (const late of [leaks, leaks.toReversed()]) expect(finding(late).leak).toEqual(leaks[1]);
  });
});

describe('what is not told', () => {
  test('is in no sum', () => {
    const rows = [row('2026-03-10 13', '-', 10), ...SPENT, row(FIRST_SILENT, '-')];
    expect(finding([], { rows })).toMatchObject({ before: '10', inStopHour: '3', after: '0', leak: null });
  });

  test.each([
    ['no rows', []],
    ['rows of zero', [row('2026-03-10 14', '0.00'), row('2026-03-10 15', '0')]],
    ['money that TikTok does not tell', [row('2026-03-10 15', '-', 10)]],
    ['money after the stop only', [row(SECOND_SILENT, '4.00', 100)]],
  ])('"%s" is nothing spent before the stop', (_what, rows) => {
    expect(finding([], { rows }).hadSpent).toBe(false);
  });

  test('money in the hour of the stop alone is money spent before it', () => {
    expect(finding([], { rows: [STOP_HOUR] }).hadSpent).toBe(true);
  });
});
