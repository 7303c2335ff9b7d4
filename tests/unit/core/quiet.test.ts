import { describe, expect, test } from 'vitest';
import { adGroup, MINUTES, OFF, offStop, PRESS, stop } from './case-file';
import { FIRST_SILENT, LEAKING, row, SPENT, STOP_HOUR } from './reports';

const seconds = (at: number) => PRESS + at * 1000;
const FIRST = 45 * MINUTES;
const SECOND = 75 * MINUTES;

describe('a stop is quiet', () => {
  test('after two silent reports, the first from 45 minutes on, the second half an hour later', () => {
    const file = offStop().looked(FIRST);
    expect(file.verdict().stage).toBe('nothing-can-run');
    expect(file.looked(SECOND).verdict()).toMatchObject({
      stage: 'quiet',
      tone: 'waiting',
      reachedAt: { quiet: seconds(SECOND) },
      said: { key: 'verdict_quiet', values: { at: String(seconds(SECOND)) } },
    });
  });

  test.each([
    ['before 45 minutes', FIRST - 1, SECOND - 1],
    ['after less than half an hour', FIRST, SECOND - 1],
    ['long before and long after', 15, FIRST],
  ])('but not with reports from %s', (_when, first, second) => {
    expect(offStop().looked(first).looked(second).verdict().stage).toBe('nothing-can-run');
  });

  test('counted from the answer to the stop, in TikTok’s time', () => {
    const file = offStop(stop().identified().accepted({ ours: 0, tiktok: 600 }));
    const slow = { ours: 10 * MINUTES, tiktok: 600 + FIRST };
    file.looked(slow).looked({ ours: 11 * MINUTES, tiktok: 600 + SECOND - 1 });
    expect(file.verdict().stage).not.toBe('quiet');
  });

  test('while a last cent of rounding arrives in the first silent hour', () => {
    const rows = [...SPENT, row(FIRST_SILENT, '0.01')];
    const file = offStop().looked(FIRST, { rows, total: '130.01' }).looked(SECOND, { rows, total: '130.01' });
    expect(file.verdict()).toMatchObject({ stage: 'quiet', flags: [] });
  });

  test('in an account where nothing else shows that the report goes on: that is for "confirmed"', () => {
    const idle = { newest: null, othersRunning: 0 };
    expect(offStop().looked(FIRST, idle).looked(SECOND, idle).verdict().stage).toBe('quiet');
  });
});

describe('it is not quiet yet', () => {
  test('while late money of the stop hour still moves the sum: the half hour begins again', () => {
    const moved = { rows: [...SPENT.slice(0, 1), row(STOP_HOUR.period, '3.50', 300)], total: '130.50' };
    const file = offStop().looked(FIRST).looked(SECOND, moved);
    expect(file.verdict()).toMatchObject({ stage: 'nothing-can-run', flags: [] });
    expect(file.looked(SECOND + 30 * MINUTES - 1, moved).verdict().stage).toBe('nothing-can-run');
    expect(file.looked(SECOND + 30 * MINUTES, moved).verdict().stage).toBe('quiet');
  });

  test('when a page of the report was missing', () => {
    const missing = { complete: false };
    const file = offStop().looked(FIRST).looked(SECOND, missing);
    expect(file.verdict().stage).toBe('nothing-can-run');
    // The report before it counts no more: nobody knows whether the sum stood still.
    expect(file.looked(SECOND + 60, {}).verdict().stage).toBe('nothing-can-run');
    expect(file.looked(SECOND + 60 + 30 * MINUTES).verdict().stage).toBe('quiet');
  });

  test('when TikTok listed no sum at all: two missing sums are not two equal ones', () => {
    const noSum = { total: null };
    expect(offStop().looked(FIRST, noSum).looked(SECOND, noSum).verdict().stage).toBe('nothing-can-run');
  });

  test('when some of its money is not told', () => {
    const untold = { rows: [...SPENT, row(FIRST_SILENT, '-')] };
    expect(offStop().looked(FIRST, untold).looked(SECOND, untold).verdict().stage).toBe('nothing-can-run');
  });

  test('when an answer was without a date: nobody knows when it was silent', () => {
    const file = offStop().looked(FIRST).looked({ ours: SECOND, tiktok: null });
    expect(file.verdict().stage).toBe('nothing-can-run');
  });

  test('when it never spent', () => {
    const file = offStop().looked(FIRST, { rows: [], total: null });
    expect(file.looked(SECOND, { rows: [], total: null }).verdict()).toMatchObject({
      stage: 'nothing-can-run',
      flags: [],
      said: { key: 'verdict_never_spent' },
    });
  });

  test('when TikTok tells its money by the day', () => {
    const daily = { per: 'day' as const, rows: [row('2026-03-10', '13.00', 1170)] };
    expect(offStop().looked(FIRST, daily).looked(SECOND, daily).verdict().stage).toBe('nothing-can-run');
  });
});

describe('quiet holds', () => {
  const quiet = () => offStop().looked(FIRST).looked(SECOND);

  test('through late money of the stop hour, a report with a page missing and one that fails', () => {
    const late = { rows: [...SPENT.slice(0, 1), row(STOP_HOUR.period, '3.90', 350)], total: '130.90' };
    expect(quiet().looked(7200, late).verdict().stage).toBe('quiet');
    expect(quiet().looked(7200, { complete: false }).verdict().stage).toBe('quiet');
  });

  test('only as long as the rungs below it do', () => {
    expect(
      quiet()
        .read(7200, OFF)
        .tree(7200, [adGroup('DELIVERY_OK')])
        .verdict().stage,
    ).toBe('switched-off');
    expect(quiet().missing(7200).verdict().stage).toBe('accepted');
    expect(quiet().accepted(7200).verdict().stage).toBe('accepted');
  });

  test('until money leaks', () => {
    expect(quiet().looked(7200, LEAKING).verdict()).toMatchObject({
      stage: 'nothing-can-run',
      flags: [{ flag: 'still-spending' }],
      tone: 'money-leaving',
    });
  });
});

test('the money is told with its hours, and until when TikTok may still correct it', () => {
  const { money } = offStop().looked(FIRST).verdict();
  expect(money).toEqual({
    currency: 'USD',
    before: '10',
    inStopHour: '3',
    after: '0',
    readAt: seconds(FIRST),
    provisionalUntil: seconds(24 * 3600),
  });
});
