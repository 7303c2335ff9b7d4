import { describe, expect, test } from 'vitest';
import type { SpendReport } from '@/utils/core/spend';
import { ALL_OFF, HOURS, MINUTES, OFF, offStop, PRESS, stop, TIMED_OUT, type CaseFile } from './case-file';
import { hour, LEAKING, row, STOP_HOUR } from './reports';

const seconds = (at: number) => PRESS + at * 1000;
const DAY = 24 * HOURS;
/** When TikTok's repair of the second day is over: it begins at 12:00 UTC and gets an hour. */
const SECOND_REPAIR = 45 * HOURS + 40 * MINUTES;

const confirmed = (more: Partial<SpendReport> = {}) =>
  offStop()
    .looked(2 * HOURS, more)
    .looked(4 * HOURS, more);
const stageOf = (file: CaseFile) => file.verdict().stage;

/** The report when the hour of the stop turned out to have cost that much more. */
function corrected(total: string, more: Partial<SpendReport> = {}): Partial<SpendReport> {
  return { rows: [row(STOP_HOUR.period, total, 270)], total, ...more };
}

describe('a confirmed stop is final', () => {
  test('after a day, when TikTok’s repair was over before that', () => {
    const file = confirmed().looked(DAY - 1);
    expect(stageOf(file)).toBe('confirmed');
    expect(file.verdict().money?.provisionalUntil).toBe(seconds(DAY));
    expect(file.looked(DAY).verdict()).toMatchObject({
      stage: 'final',
      tone: 'proven',
      said: { key: 'verdict_final' },
      reachedAt: { final: seconds(DAY) },
      money: { provisionalUntil: null },
    });
  });

  test.each([
    ['11:00: the repair of that day is the next day’s', '2026-03-10T11:00:00Z', '2026-03-11T13:00:00Z'],
    ['00:10: so is it then', '2026-03-10T00:10:00Z', '2026-03-11T13:00:00Z'],
    ['23:30: a day comes after the repair', '2026-03-10T23:30:00Z', '2026-03-11T23:30:00Z'],
    ['12:00: the next repair is over an hour after the day', '2026-03-10T12:00:00Z', '2026-03-11T13:00:00Z'],
    ['12:30: the next repair is over after the day', '2026-03-10T12:30:00Z', '2026-03-11T13:00:00Z'],
    ['13:00: both at once', '2026-03-10T13:00:00Z', '2026-03-11T13:00:00Z'],
  ])('stopped at %s', (_what, stopped, due) => {
    const stoppedAt = (Date.parse(stopped) - PRESS) / 1000;
    const dueAt = (Date.parse(due) - PRESS) / 1000;
    const rows = [row(hour(stoppedAt), '3.00', 200)];
    const file = stop()
      .identified()
      .accepted(stoppedAt)
      .believably(OFF, stoppedAt + 12);
    file.tree(stoppedAt + 13, ALL_OFF);
    for (const after of [2 * HOURS, 4 * HOURS]) file.looked(stoppedAt + after, { rows });
    expect(stageOf(file.looked(dueAt - 1, { rows }))).toBe('confirmed');
    expect(stageOf(file.looked(dueAt, { rows }))).toBe('final');
  });

  test('only if the look came: time alone makes nothing final', () => {
    expect(confirmed().verdict(9 * DAY).stage).toBe('confirmed');
  });

  test('at once with "confirmed" when all the time before was slept through', () => {
    const file = offStop().looked(30 * HOURS);
    expect(stageOf(file)).toBe('nothing-can-run');
    expect(stageOf(file.looked(31 * HOURS))).toBe('final');
  });
});

describe('what the repair changed until the stop may be', () => {
  test.each([
    ['nothing', 'USD', '130.00', '130.00'],
    ['1 % more', 'USD', '130.00', '131.30'],
    ['1 % less', 'USD', '130.00', '128.70'],
    ['half a dollar of little', 'USD', '3.00', '3.50'],
    ['half a dollar less of little', 'USD', '3.00', '2.50'],
    ['50 yen of little', 'JPY', '300', '350'],
    ['1 % of many yen', 'JPY', '13000', '13130'],
  ])('%s', (_what, currency, before, after) => {
    const file = confirmed(corrected(before, { currency }));
    expect(stageOf(file.looked(DAY, corrected(after, { currency })))).toBe('final');
  });

  test.each([
    ['more than 1 %', 'USD', '130.00', '131.31'],
    ['more than 1 % less', 'USD', '130.00', '128.69'],
    ['more than half a dollar of little', 'USD', '3.00', '3.51'],
    ['more than 50 yen of little', 'JPY', '300', '351'],
    ['more than 1 % of many yen', 'JPY', '13000', '13131'],
  ])('%s is not final, and waits for the next repair', (_what, currency, before, after) => {
    const changed = corrected(after, { currency });
    const file = confirmed(corrected(before, { currency })).looked(DAY, changed);
    expect(file.verdict()).toMatchObject({
      stage: 'confirmed',
      flags: [],
      money: { provisionalUntil: seconds(SECOND_REPAIR) },
      nextLookAt: seconds(SECOND_REPAIR),
    });
    expect(stageOf(file.looked(SECOND_REPAIR - 1, changed))).toBe('confirmed');
    expect(stageOf(file.looked(SECOND_REPAIR, changed))).toBe('final');
  });

  test('compared with the repair before, when that moved it too', () => {
    const file = confirmed(corrected('130.00')).looked(DAY, corrected('140.00'));
    file.looked(SECOND_REPAIR, corrected('150.00'));
    expect(stageOf(file)).toBe('confirmed');
    expect(stageOf(file.looked(SECOND_REPAIR + DAY, corrected('151.00')))).toBe('final');
  });
});

describe('nothing is final', () => {
  test('that was not confirmed', () => {
    const behind = { newest: STOP_HOUR.period };
    expect(
      stageOf(
        confirmed(behind)
          .looked(DAY, behind)
          .looked(DAY + HOURS, behind),
      ),
    ).toBe('quiet');
  });

  test.each([
    ['a page of the report was missing', { complete: false }],
    ['the report stood still since it was confirmed', { newest: hour(4 * HOURS) }],
    ['there was no sum', { total: null }],
  ])('when %s', (_what, more) => {
    const file = confirmed().looked(DAY, more);
    expect(file.verdict()).toMatchObject({ stage: 'confirmed', flags: [] });
    expect(stageOf(file.looked(DAY + HOURS))).toBe('final');
  });

  test('when the switch and the levels below were not read with it', () => {
    const file = confirmed().spend(DAY);
    expect(stageOf(file)).toBe('confirmed');
    expect(stageOf(file.looked(DAY + 60))).toBe('final');
  });

  test('when the answer was without a date', () => {
    expect(stageOf(confirmed().looked({ ours: DAY, tiktok: null }))).toBe('confirmed');
  });

  test('when money leaks', () => {
    expect(stageOf(confirmed().looked(DAY, LEAKING))).toBe('nothing-can-run');
  });
});

test('nothing is final while the levels below could not be read with it, though the repair moved the sum', () => {
  const moved = corrected('130.50');
  const file = confirmed(corrected('130.00')).read(DAY, OFF).failed(DAY, TIMED_OUT, 'tree').spend(DAY, moved);
  expect(stageOf(file)).toBe('confirmed');
  expect(stageOf(file.looked(DAY + 2 * HOURS, moved))).toBe('final');
});
