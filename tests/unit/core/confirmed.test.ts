import { describe, expect, test } from 'vitest';
import type { SpendReport } from '@/utils/core/spend';
import { adGroup, ALL_OFF, HOURS, MINUTES, OFF, offStop, ON, PRESS, stop, type CaseFile } from './case-file';
import { BEFORE, FIRST_SILENT, hour, LEAKING, row, SPENT, STOP_HOUR } from './reports';

const seconds = (at: number) => PRESS + at * 1000;
/** The first silent hour ends at 17:00, so it is 19:00 before anything can be confirmed. */
const DUE = 3 * HOURS + 40 * MINUTES;

/** Looked at on the way, so that the sum stood still for long when it is time. */
const waited = (more: Partial<SpendReport> = {}) =>
  offStop()
    .looked(45 * MINUTES, more)
    .looked(75 * MINUTES, more)
    .looked(2 * HOURS, more);
const stageOf = (file: CaseFile) => file.verdict().stage;

describe('a stop is confirmed', () => {
  test('two hours after the first silent hour', () => {
    const file = waited().looked(DUE - 1);
    expect(file.verdict()).toMatchObject({
      stage: 'quiet',
      said: { key: 'verdict_quiet', values: { until: String(seconds(DUE)) } },
    });
    expect(file.looked(DUE).verdict()).toMatchObject({
      stage: 'confirmed',
      tone: 'proven',
      flags: [],
      reachedAt: { quiet: seconds(75 * MINUTES), confirmed: seconds(DUE) },
      said: {
        key: 'verdict_confirmed',
        values: { at: String(seconds(DUE)), until: String(seconds(24 * HOURS)) },
      },
    });
  });

  test.each([
    ['15:49:59: one hour must be silent', 29 * MINUTES + 59, DUE],
    ['15:50: the next hour may hold a spill', 30 * MINUTES, DUE + 1 * HOURS],
    ['16:00: it is the hour after', 40 * MINUTES, DUE + 1 * HOURS],
  ])('stopped at %s', (_what, stoppedAt, due) => {
    const at = (when: number) => stoppedAt + when;
    const rows = [BEFORE, STOP_HOUR, row(hour(stoppedAt), '1.00', 80)];
    const file = stop().identified().accepted(stoppedAt).believably(OFF, at(12)).tree(at(13), ALL_OFF);
    file.looked(at(HOURS), { rows });
    expect(stageOf(file.looked(due - 1, { rows }))).not.toBe('confirmed');
    expect(stageOf(file.looked(due, { rows }))).toBe('confirmed');
  });

  test('never within three hours, in a zone of quarter hours either', () => {
    // 15:20 UTC is 21:05 in Kathmandu: the first silent hour is 22:00 to 23:00 there, 16:15 to 17:15 UTC.
    const nepal = {
      timezone: 'Asia/Kathmandu',
      rows: [row('2026-03-10 20', '10.00', 900), row('2026-03-10 21', '1.00', 90)],
      newest: '2026-03-11 23',
    };
    const due = 3 * HOURS + 55 * MINUTES;
    const file = waited(nepal).looked(due - 1, nepal);
    expect(stageOf(file)).toBe('quiet');
    expect(stageOf(file.looked(due, nepal))).toBe('confirmed');
  });

  test('counted in TikTok’s time, whatever our clock says', () => {
    const file = offStop();
    for (const tiktok of [HOURS, 2 * HOURS, DUE - 1]) file.looked({ ours: 40 * HOURS, tiktok });
    expect(stageOf(file)).toBe('quiet');
    expect(stageOf(file.looked({ ours: 13, tiktok: DUE }))).toBe('confirmed');
  });

  test('an ad without any levels below it', () => {
    const off = { switch: 'off', status: 'AD_STATUS_DISABLE' } as const;
    const file = stop('ad').identified().accepted().believably(off, 12);
    for (const at of [2 * HOURS, DUE]) file.read(at, off).spend(at);
    expect(stageOf(file)).toBe('confirmed');
  });
});

describe('two equal sums an hour apart', () => {
  const moved = { rows: [BEFORE, row(STOP_HOUR.period, '3.50', 300)], total: '130.50' };

  test('are waited for when late money of the stop hour moved the sum', () => {
    const file = waited()
      .looked(DUE, moved)
      .looked(DUE + HOURS - 1, moved);
    expect(file.verdict()).toMatchObject({ stage: 'quiet', flags: [] });
    expect(stageOf(file.looked(DUE + HOURS, moved))).toBe('confirmed');
  });

  test('are needed though it is long past the time', () => {
    const file = offStop()
      .looked(9 * HOURS)
      .looked(10 * HOURS - 1);
    expect(stageOf(file)).not.toBe('confirmed');
    expect(stageOf(file.looked(10 * HOURS))).toBe('confirmed');
  });

  test('are equal as a whole, so a sum that went there and back begins again', () => {
    const file = waited().looked(DUE - 10 * MINUTES, moved);
    expect(stageOf(file.looked(DUE))).toBe('quiet');
    expect(stageOf(file.looked(DUE + HOURS))).toBe('confirmed');
  });

  test.each([
    ['a page was missing', { complete: false }],
    ['there was no sum', { total: null }],
    ['some money was not told', { rows: [...SPENT, row(FIRST_SILENT, '-')] }],
  ])('are not two when %s in one, or in one between them', (_what, broken) => {
    expect(stageOf(waited().looked(DUE, broken))).toBe('quiet');
    const file = waited()
      .looked(DUE - HOURS - 60, broken)
      .looked(DUE);
    expect(stageOf(file)).toBe('quiet');
  });
});

describe('the canary', () => {
  // At 19:00 the report must know of the hour that was two hours ago: 17 to 18.
  test.each([
    ['has something of two hours ago', '2026-03-10 17', 'confirmed'],
    ['has something newer', '2026-03-10 18', 'confirmed'],
    ['stands still since the first silent hour', FIRST_SILENT, 'quiet'],
    ['stands still since the stop', STOP_HOUR.period, 'quiet'],
    ['has nothing at all', null, 'quiet'],
  ])('the report %s', (_what, newest, stage) => {
    expect(stageOf(waited().looked(DUE, { newest }))).toBe(stage);
  });

  test('gets older while the report stands still', () => {
    const frozen = { newest: FIRST_SILENT };
    const file = waited(frozen);
    for (const at of [DUE, 6 * HOURS, 11 * HOURS]) file.looked(at, frozen);
    expect(file.verdict()).toMatchObject({ stage: 'quiet', flags: [] });
    file.looked(12 * HOURS, frozen);
    expect(file.verdict()).toMatchObject({
      stage: 'quiet',
      flags: [{ flag: 'cannot-verify', said: { key: 'verdict_unproved_report_behind' } }],
    });
    expect(file.looked(13 * HOURS).verdict()).toMatchObject({ stage: 'confirmed', flags: [] });
  });
});

describe('where nothing else runs, six hours of silence', () => {
  const alone = { newest: STOP_HOUR.period, othersRunning: 0 };

  test('confirm, if the report got as far as the hour of the stop', () => {
    const file = waited(alone).looked(6 * HOURS - 1, alone);
    expect(file.verdict()).toMatchObject({
      stage: 'quiet',
      said: { key: 'verdict_quiet', values: { until: String(seconds(6 * HOURS)) } },
    });
    expect(stageOf(file.looked(6 * HOURS, alone))).toBe('confirmed');
  });

  test('confirm what delivered so seldom that the hour of the stop may well be empty', () => {
    const seldom = { ...alone, rows: [row(BEFORE.period, '0.20', 29)] };
    expect(stageOf(waited(seldom).looked(6 * HOURS, seldom))).toBe('confirmed');
  });

  test.each([
    ['another campaign may run', { othersRunning: 1 }],
    ['nobody knows whether another runs', { othersRunning: null }],
    ['the hour before the stop delivered much, and the hour of the stop nothing', { rows: [BEFORE] }],
    ['the report ends earlier', { rows: [row('2026-03-10 13', '9.00', 700)] }],
    ['the hours around the stop are only told as zero', { rows: [row('2026-03-10 13', '9.00', 700), row(BEFORE.period, '0.00'), row(STOP_HOUR.period, '0.00')] }], // prettier-ignore
    ['only a later hour is told as zero', { rows: [row('2026-03-10 13', '9.00', 700), row(FIRST_SILENT, '0.00')] }], // prettier-ignore
  ])('but not if %s', (_what, more) => {
    const report = { ...alone, ...more };
    expect(stageOf(waited(report).looked(6 * HOURS, report))).toBe('quiet');
  });
});

describe('nothing is confirmed', () => {
  test('when it never spent, however long it is silent', () => {
    const never = { rows: [], total: null };
    const file = waited(never)
      .looked(DUE, never)
      .looked(25 * HOURS, never);
    expect(file.verdict()).toMatchObject({ stage: 'nothing-can-run', flags: [] });
    expect(file.verdict().said.key).toBe('verdict_never_spent');
  });

  test('when only hours before the ones that are read are known to have had money', () => {
    const file = waited({ rows: [] }).looked(DUE, { rows: [] });
    expect(stageOf(file)).toBe('nothing-can-run');
  });

  test('when TikTok tells its money by the day', () => {
    const daily = { per: 'day' as const, rows: [row('2026-03-10', '13.00', 1170)], newest: '2026-03-12' };
    const file = waited(daily)
      .looked(50 * HOURS, daily)
      .looked(52 * HOURS, daily);
    expect(file.verdict()).toMatchObject({ stage: 'nothing-can-run', flags: [] });
  });

  test('when the answer was without a date', () => {
    expect(stageOf(waited().looked({ ours: DUE, tiktok: null }))).toBe('quiet');
  });
});

describe('silence counts only together with what could spend', () => {
  const stale = DUE - 15 * MINUTES - 1;

  test.each([
    ['the switch was read with it', (file: CaseFile) => file.read(DUE - 15 * MINUTES, OFF).tree(DUE, ALL_OFF), 'confirmed'], // prettier-ignore
    ['the switch was read longer ago', (file: CaseFile) => file.read(stale, OFF).tree(DUE, ALL_OFF), 'quiet'], // prettier-ignore
    ['the levels below were read longer ago', (file: CaseFile) => file.read(DUE, OFF).tree(stale, ALL_OFF), 'quiet'], // prettier-ignore
    ['the levels below were not all read', (file: CaseFile) => file.tree(stale, ALL_OFF).read(DUE, OFF).tree(DUE, ALL_OFF, { total: 9 }), 'switched-off'], // prettier-ignore
    ['one below runs', (file: CaseFile) => file.read(DUE, OFF).tree(DUE, [adGroup('DELIVERY_OK')]), 'switched-off'], // prettier-ignore
    ['nothing was read', (file: CaseFile) => file, 'quiet'],
  ])('%s', (_what, looked, stage) => {
    expect(stageOf(looked(waited()).spend(DUE))).toBe(stage);
  });

  test('and silence of a time when it was on proves nothing later', () => {
    const file = waited()
      .believably(ON, DUE - 100)
      .looked(DUE - 60)
      .looked(DUE);
    expect(stageOf(file)).not.toBe('confirmed');
    expect(file.flags()).toContain('turned-back-on');
  });

  test('and a part that ran when it was silent is not forgiven by one that was off a little earlier', () => {
    const file = waited()
      .read(DUE, OFF)
      .tree(DUE - 600, ALL_OFF)
      .tree(DUE - 60, [adGroup('DELIVERY_OK')]);
    file.spend(DUE).tree(DUE + 60, ALL_OFF);
    expect(stageOf(file)).toBe('nothing-can-run');
  });
});

test('a new stop starts from nothing: silence after the old one is not its own', () => {
  const file = waited()
    .looked(DUE)
    .accepted(DUE + 60)
    .believably(OFF, DUE + 80)
    .tree(DUE + 80, ALL_OFF);
  expect(stageOf(file)).toBe('nothing-can-run');
});

describe('a stop at the end of an hour counts from', () => {
  const late = 29 * MINUTES + 30;
  const rows = [BEFORE, STOP_HOUR];
  const read = (on: number, off: number) => {
    const file = stop()
      .identified()
      .accepted(late)
      .read(late + on, ON)
      .believably(OFF, late + off + 10);
    return file
      .tree(late + off + 10, ALL_OFF)
      .looked(2 * HOURS, { rows })
      .looked(DUE, { rows });
  };

  test('its answer, though TikTok went on showing it on for a while', () => {
    expect(stageOf(read(60, 70))).toBe('confirmed');
  });

  test('when it was first read off, if it was shown on for longer than a copy can be old', () => {
    expect(stageOf(read(61, 70))).toBe('quiet');
  });
});

test('a stop whose outcome nobody knew counts from when it was first read off', () => {
  const rows = [...SPENT, row(FIRST_SILENT, '2.00', 150), row('2026-03-10 17', '1.00', 70)];
  const off = 2 * HOURS;
  const file = stop()
    .identified()
    .lost()
    .believably(ON, 12)
    .read(off, OFF)
    .believably(OFF, off + 20);
  file.tree(off + 20, ALL_OFF).looked(off + HOURS, { rows });
  // Read off at 17:20: 18 to 19 must be silent, and 21:00 is the time.
  const due = DUE + 2 * HOURS;
  expect(stageOf(file.looked(due - 1, { rows }))).not.toBe('confirmed');
  expect(stageOf(file.looked(due, { rows }))).toBe('confirmed');
  expect(
    file.looked(due + 60, { ...LEAKING, rows: [...rows, row('2026-03-10 18', '1.00', 60)] }).flags(),
  ).toEqual(['still-spending']);
});
