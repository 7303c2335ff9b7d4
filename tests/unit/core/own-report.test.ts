import { describe, expect, test } from 'vitest';
import type { SpendReport } from '@/utils/core/spend';
import { HOURS, MINUTES, OFF, offStop, PRESS, stop, type CaseFile, ALL_OFF } from './case-file';
import { BEFORE, hour, row, SPENT, STOP_HOUR } from './reports';

const DAY = 24 * HOURS;
const seconds = (at: number) => PRESS + at * 1000;
const DUE = 3 * HOURS + 40 * MINUTES;

function waited(more: Partial<SpendReport>, file = offStop()): CaseFile {
  for (const at of [45 * MINUTES, 75 * MINUTES, 2 * HOURS]) file.looked(at, more);
  return file;
}
const stageOf = (file: CaseFile) => file.verdict().stage;

/** Others have newer rows all the time; its own end an hour before the stop, at 14:59. */
const OWN_FROZEN = { rows: [BEFORE], total: '127.00' };

describe('the report of others goes on, its own ends before the stop', () => {
  test('and nothing is ever confirmed while it stays so; a day later a person is told', () => {
    const file = waited(OWN_FROZEN);
    for (const at of [DUE, 6 * HOURS, 12 * HOURS]) file.looked(at, OWN_FROZEN);
    expect(file.verdict()).toMatchObject({ stage: 'quiet', flags: [] });
    for (const at of [DAY, 3 * DAY, 7 * DAY]) file.looked(at, OWN_FROZEN);
    expect(file.verdict()).toMatchObject({
      stage: 'quiet',
      flags: [{ flag: 'cannot-verify', said: { key: 'verdict_unproved_stop_hour_owed' } }],
    });
  });

  test('also when rows of some hours before it are missing too', () => {
    const older = { rows: [row('2026-03-10 13', '10.00', 900)] };
    expect(stageOf(waited(older).looked(6 * HOURS, older))).toBe('quiet');
  });

  test('and it is confirmed when its own hour of the stop comes', () => {
    const file = waited(OWN_FROZEN).looked(5 * HOURS);
    expect(stageOf(file.looked(6 * HOURS))).toBe('confirmed');
  });

  test('but a day and the repair prove it when its own numbers went on moving: it had stopped before', () => {
    const less = { rows: [row(BEFORE.period, '8.00', 700)], total: '125.00' };
    const file = waited(OWN_FROZEN, offStop().spend(13, less)).looked(12 * HOURS, OWN_FROZEN);
    expect(stageOf(file)).toBe('quiet');
    expect(stageOf(file.looked(DAY, OWN_FROZEN))).toBe('final');
  });
});

describe('its hour of the stop may be empty, and six hours are enough', () => {
  test.each([
    ['it had shown nothing for three hours', { rows: [row('2026-03-10 11', '9.00', 800)] }],
    ['it delivers a few times in an hour', { rows: [row(BEFORE.period, '0.20', 29)] }],
    ['it is charged a little, and impressions are not told', { rows: [row(BEFORE.period, '1.40', null)] }],
  ])('when %s', (_what, rows) => {
    const file = waited(rows).looked(DUE, rows);
    expect(file.verdict()).toMatchObject({
      stage: 'quiet',
      said: { key: 'verdict_quiet', values: { until: String(seconds(6 * HOURS)) } },
    });
    expect(stageOf(file.looked(6 * HOURS, rows))).toBe('confirmed');
  });

  test('when it was out of budget before the stop', () => {
    const spent = { switch: 'on', status: 'CAMPAIGN_STATUS_BUDGET_EXCEED' } as const;
    const file = stop().identified(spent).accepted().believably(OFF, 12).tree(13, ALL_OFF).rules(13);
    waited(OWN_FROZEN, file);
    expect(stageOf(file.looked(DUE, OWN_FROZEN))).toBe('quiet');
    expect(stageOf(file.looked(6 * HOURS, OWN_FROZEN))).toBe('confirmed');
  });
});

test('a stop in the first minutes of its hour is proved by the row of the hour before', () => {
  // 16:00:30; the hour before is the one with the press.
  const at = 40 * MINUTES + 30;
  const file = stop()
    .identified()
    .accepted(at)
    .believably(OFF, at + 12)
    .tree(at + 13, ALL_OFF);
  for (const after of [45, 75, 180, 239]) file.looked(at + after * MINUTES, { rows: [BEFORE, STOP_HOUR] });
  expect(stageOf(file)).not.toBe('confirmed');
  file.looked(at + 4 * HOURS, { rows: [BEFORE, STOP_HOUR] });
  expect(stageOf(file)).toBe('confirmed');
});

describe('the sum grew, and no row explains it', () => {
  const climbed = () => waited({}).looked(DUE);

  test.each([
    ['before it is confirmed', () => waited({})],
    ['after it was confirmed', climbed],
    ['after it was final', () => climbed().looked(DAY)],
  ])('%s: nothing is quiet any more, and a person is told', (_when, file) => {
    const grown = file();
    for (const at of [2 * DAY, 3 * DAY]) grown.looked(at, { total: '131.31' });
    expect(grown.verdict()).toMatchObject({
      stage: 'nothing-can-run',
      flags: [{ flag: 'cannot-verify', said: { key: 'verdict_unproved_sum_unexplained' } }],
    });
  });

  test('little by little too: it is compared with the least, not with the last', () => {
    const file = climbed();
    for (const [index, total] of ['130.90', '131.20', '131.90'].entries()) {
      file.looked((5 + 2 * index) * HOURS, { total });
    }
    expect(stageOf(file)).toBe('nothing-can-run');
  });

  test('as long as it is no more than TikTok may still correct', () => {
    const file = climbed().looked(DAY, { total: '131.30' });
    expect(file.looked(DAY + 2 * HOURS, { total: '131.30' }).verdict()).toMatchObject({
      stage: 'final',
      flags: [],
    });
  });

  test('and it is proved anew when the hour of the stop explains it after all', () => {
    const explained = { rows: [BEFORE, row(STOP_HOUR.period, '9.00', 800)], total: '136.00' };
    const file = climbed().looked(5 * HOURS, { total: '136.00' });
    expect(stageOf(file)).toBe('nothing-can-run');
    file.looked(6 * HOURS, explained).looked(7 * HOURS, explained);
    expect(file.verdict()).toMatchObject({ stage: 'confirmed', flags: [] });
  });

  test('rows that are missing for a while are no growth once they are back', () => {
    const file = waited({ rows: [] }).looked(3 * HOURS);
    expect(stageOf(file.looked(4 * HOURS))).toBe('confirmed');
  });
});

describe('where nothing else runs', () => {
  const alone = { newest: STOP_HOUR.period, othersRunning: 0 };
  const confirmed = () => waited(alone).looked(6 * HOURS, alone);

  test('a report that nothing moves since makes nothing final, and that is said', () => {
    const file = confirmed()
      .looked(DAY, alone)
      .looked(3 * DAY, alone);
    expect(file.verdict()).toMatchObject({
      stage: 'confirmed',
      flags: [],
      said: { key: 'verdict_confirmed_alone' },
      money: { provisionalUntil: null },
    });
  });

  test.each([
    ['a repair of the hour of the stop', { rows: [BEFORE, row(STOP_HOUR.period, '3.10', 270)], total: '130.10' }], // prettier-ignore
    ['another campaign that ran for a while', { newest: hour(8 * HOURS) }],
  ])('%s shows that it goes on', (_what, life) => {
    const report = { ...alone, ...life };
    const file = confirmed().looked(DAY, report);
    expect(stageOf(file.looked(DAY + 2 * HOURS, report))).toBe('final');
  });
});

describe('it had not spent in the days that are told by the hour', () => {
  test('and when its sum says that it spent earlier, nobody says that it never did', () => {
    const earlier = { rows: [] };
    const file = waited(earlier).looked(DUE, earlier).looked(DAY, earlier);
    expect(file.verdict()).toMatchObject({
      stage: 'nothing-can-run',
      flags: [],
      said: { key: 'verdict_spent_earlier' },
    });
  });

  test('but rows that were there and are gone are missing, and a person is told in time', () => {
    const file = waited({ rows: SPENT });
    for (const at of [DUE, 13 * HOURS]) file.looked(at, { rows: [], total: '118.00' });
    expect(file.flag('cannot-verify')?.said.key).toBe('verdict_unproved_report_incomplete');
  });

  test('and when its sum grows without a row, that is told', () => {
    const file = waited({ rows: [] });
    for (const at of [DUE, 13 * HOURS]) file.looked(at, { rows: [], total: '140.00' });
    expect(file.flag('cannot-verify')?.said.key).toBe('verdict_unproved_sum_unexplained');
  });
});
