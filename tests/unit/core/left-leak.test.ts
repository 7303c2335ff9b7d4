import { describe, expect, test } from 'vitest';
import type { SpendRow } from '@/utils/core/spend';
import { ALL_OFF, HOURS, MINUTES, OFF, offStop, PRESS, type CaseFile } from './case-file';
import { FIRST_SILENT, LEAKING, row, SECOND_SILENT, SPENT } from './reports';

const seconds = (at: number) => PRESS + at * 1000;
const DAY = 24 * HOURS;
const THIRD = '2026-03-10 18';

const report = (...late: SpendRow[]) => ({ rows: [...SPENT, ...late], total: '150.00' });
const leaked = () =>
  offStop()
    .looked(75 * MINUTES)
    .looked(4 * HOURS, LEAKING);
const left = () => leaked().acknowledged(4 * HOURS + 60, 'still-spending');
const part = (id: string, period = SECOND_SILENT) => ({
  level: 'adgroup' as const,
  id,
  rows: [...SPENT, row(period, '2.00', 100)],
});

describe('a leak that the person left', () => {
  test('is said in words: no silence later undoes it', () => {
    const file = left();
    for (const at of [6, 8, 24, 48]) file.looked(at * HOURS, LEAKING);
    expect(file.verdict()).toMatchObject({
      stage: 'nothing-can-run',
      flags: [],
      said: {
        key: 'verdict_spent_after_stop',
        values: { amount: '4.50', currency: 'USD', period: SECOND_SILENT },
      },
    });
  });

  test('is not raised again by the same hours, with more of their late money, nor by silence', () => {
    const file = left().looked(5 * HOURS, report(row(SECOND_SILENT, '9.00', 800)));
    expect(file.looked(6 * HOURS).flags()).toEqual([]);
  });

  test('nor by the part that turns out to have spent it', () => {
    expect(
      left()
        .below(5 * HOURS, part('77'))
        .flags(),
    ).toEqual([]);
  });

  test.each([
    ['a later hour', THIRD],
    ['an earlier hour that was told late', FIRST_SILENT],
    ['a whole day later', '2026-03-12'],
  ])('is raised again by money of %s', (_which, period) => {
    const file = left().looked(3 * DAY, report(row(SECOND_SILENT, '4.50', 410), row(period, '2.00', 90)));
    expect(file.flag('still-spending')).toMatchObject({
      since: seconds(3 * DAY),
      said: { key: 'verdict_spends_again', values: { amount: '6.50', period } },
    });
  });

  test('is raised again by another part', () => {
    const file = leaked()
      .below(4 * HOURS, part('77'))
      .acknowledged(4 * HOURS + 60, 'still-spending');
    expect(file.below(5 * HOURS, part('77')).flags()).toEqual([]);
    file.below(6 * HOURS, part('77'), part('88'));
    expect(file.flag('still-spending')?.since).toBe(seconds(6 * HOURS));
  });

  test('can be left again, as often as there is more', () => {
    const file = left();
    const rows: SpendRow[] = LEAKING.rows.slice(SPENT.length);
    for (const hour of [18, 19, 20]) {
      rows.push(row(`2026-03-10 ${hour}`, '1.00', 60));
      const at = (hour - 12) * HOURS;
      file.looked(at, report(...rows));
      expect(file.flags()).toEqual(['still-spending']);
      file.acknowledged(at + 60, 'still-spending');
      expect(file.flags()).toEqual([]);
    }
  });

  test('with all hours that were known then: one answer is enough', () => {
    const file = leaked().looked(5 * HOURS, report(row(SECOND_SILENT, '4.50', 410), row(THIRD, '3.00', 200)));
    expect(file.acknowledged(5 * HOURS + 60, 'still-spending').flags()).toEqual([]);
  });

  test('was left before this one: an old answer is none to a new stop', () => {
    const again = 6 * HOURS;
    const file = left()
      .accepted(again)
      .believably(OFF, again + 12)
      .tree(again + 13, ALL_OFF);
    file.looked(again + 5 * HOURS, report(row('2026-03-11 00', '1.00', 70)));
    expect(file.flag('still-spending')?.said.key).toBe('verdict_still_spending');
  });
});

describe('impressions that cost nothing so far', () => {
  const shown = () => offStop().looked(4 * HOURS, report(row(FIRST_SILENT, '0.00', 3)));
  const saidOf = (file: CaseFile) => file.verdict().said;

  test('are told as what they are', () => {
    expect(saidOf(shown())).toEqual({
      key: 'verdict_still_shown',
      values: { shown: '3', period: FIRST_SILENT },
    });
  });

  test('are told as money once there is some', () => {
    const file = shown().looked(5 * HOURS, report(row(FIRST_SILENT, '0.40', 3)));
    expect(saidOf(file)).toMatchObject({ key: 'verdict_still_spending', values: { amount: '0.40' } });
  });

  test('stay when they were left', () => {
    const file = shown()
      .acknowledged(4 * HOURS + 60, 'still-spending')
      .looked(9 * HOURS);
    expect(saidOf(file)).toEqual({
      key: 'verdict_shown_after_stop',
      values: { shown: '3', period: FIRST_SILENT },
    });
  });
});
