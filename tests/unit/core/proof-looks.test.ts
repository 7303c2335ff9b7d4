import { describe, expect, test } from 'vitest';
import type { SpendReport } from '@/utils/core/spend';
import {
  ALL_OFF,
  HOURS,
  MINUTES,
  OFF,
  OFFLINE,
  ON,
  PERMISSION_LOST,
  PRESS,
  stop,
  type CaseFile,
} from './case-file';
import { LEAKING, STOP_HOUR } from './reports';

/** Follows the plan on time, and tells at which seconds the money was read. */
function reportsOf(file: CaseFile, until: number, report: Partial<SpendReport> = {}): number[] {
  const reports: number[] = [];
  for (let now = 0; now <= until;) {
    const step = file.step(now);
    if (step.do === 'wait') now = (step.until - PRESS) / 1000;
    else if (step.do === 'nothing') break;
    else if (step.do === 'read-switch') file.read(now, OFF);
    else if (step.do === 'read-tree') file.tree(now, ALL_OFF);
    else if (step.do === 'read-rules') file.rules(now);
    else if (step.do === 'read-surroundings') file.around(now);
    else if (step.do === 'read-below') file.below(now);
    else if (step.do === 'read-spend') {
      reports.push(now);
      file.spend(now, report);
    } else throw new Error(`Nobody expected ${step.do}`);
  }
  return reports;
}

const stopped = () => stop().identified().accepted();
const BEHIND = { newest: STOP_HOUR.period, othersRunning: 2 };
/** Two hours after the first silent hour. */
const DUE = 3 * HOURS + 40 * MINUTES;

describe('the money is read', () => {
  test('once when it is believably off, and with every look from 45 minutes on', () => {
    const reports = reportsOf(stopped(), 2 * HOURS);
    expect(reports.filter((at) => at < 45 * MINUTES)).toEqual([12]);
    expect(reports).toEqual(expect.arrayContaining([45 * MINUTES, 75 * MINUTES, 2 * HOURS]));
  });

  test('anew when it is off again after it was on', () => {
    const file = stopped().believably(OFF, 12).tree(12, ALL_OFF).spend(12).rules(12).around(12);
    expect(file.read(20, OFF).step().do).not.toBe('read-spend');
    file.believably(ON, 100).changes(100).believably(OFF, 200).tree(200, ALL_OFF);
    expect(file.step()).toEqual({ do: 'read-spend' });
  });

  test('so that a healthy stop is quiet, confirmed and final as early as it may be', () => {
    const file = stopped();
    reportsOf(file, 8 * 24 * HOURS);
    const at = (seconds: number) => PRESS + seconds * 1000;
    expect(file.verdict()).toMatchObject({
      stage: 'final',
      flags: [],
      gaps: [],
      reachedAt: { quiet: at(75 * MINUTES), confirmed: at(DUE), final: at(24 * HOURS) },
      closed: true,
    });
  });

  test('not more often than that needs: at 5, 8, 12 and 24 h, 3 d and 7 d once it is confirmed', () => {
    const reports = reportsOf(stopped(), 8 * 24 * HOURS);
    expect(reports.filter((at) => at > DUE)).toEqual([5, 8, 12, 24, 72, 168].map((hours) => hours * HOURS));
  });

  test('each hour while the proof is due and does not come, each six hours from the twelfth on', () => {
    const reports = reportsOf(stopped(), 8 * 24 * HOURS, BEHIND).filter((at) => at >= DUE);
    const hourly = reports.filter((at) => at <= 12 * HOURS);
    expect(hourly).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((hours) => DUE + hours * HOURS));
    const seldom = reports.filter((at) => at > 12 * HOURS);
    const apart = seldom.slice(1).map((at, index) => at - (seldom[index] ?? 0));
    expect(Math.max(...apart)).toBe(6 * HOURS);
    expect(reports.length).toBeLessThan(50);
    expect(reports.at(-1)).toBeLessThanOrEqual(168 * HOURS);
  });

  test('each hour while money leaks, and then as seldom', () => {
    const reports = reportsOf(stopped(), 8 * 24 * HOURS, LEAKING).filter((at) => at > 4 * HOURS);
    const apart = reports.slice(1).map((at, index) => at - (reports[index] ?? 0));
    expect(apart.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => HOURS));
    expect(Math.max(...apart)).toBe(6 * HOURS);
    expect(reports.length).toBeLessThan(50);
  });

  test.each([
    ['it never spent', { rows: [], total: null }],
    ['it spent on earlier days only', { rows: [] }],
    ['TikTok tells its money by the day', { per: 'day' as const }],
  ])('no more often when %s: silence proves nothing there, but a leak would show', (_what, report) => {
    const reports = reportsOf(stopped(), 8 * 24 * HOURS, report).filter((at) => at > 4 * HOURS);
    expect(reports).toEqual(expect.arrayContaining([5, 8, 12, 24, 72, 168].map((hours) => hours * HOURS)));
    expect(reports.length).toBeLessThan(8);
  });
});

describe('a report that could not be read', () => {
  const looked = () =>
    stopped()
      .believably(OFF, 12)
      .tree(12, ALL_OFF)
      .rules(12)
      .around(12)
      .read(HOURS, OFF)
      .tree(HOURS, ALL_OFF);

  test('is asked for again soon, with the switch', () => {
    const file = looked().failed(HOURS, OFFLINE, 'spend');
    expect(file.step(HOURS)).toEqual({ do: 'wait', until: PRESS + (HOURS + 2) * 1000 });
    expect(file.step(HOURS + 2)).toEqual({ do: 'read-switch' });
    expect(
      file
        .read(HOURS + 2, OFF)
        .tree(HOURS + 2, ALL_OFF)
        .step(),
    ).toEqual({ do: 'read-spend' });
  });

  test('is left to the next planned look when TikTok will not give it', () => {
    const file = looked().failed(HOURS, PERMISSION_LOST, 'spend');
    expect(file.verdict().nextLookAt).toBe(PRESS + 75 * MINUTES * 1000);
    expect(file.flags()).toEqual(['cannot-verify']);
  });

  test('is no reason for an alarm before half an hour is over', () => {
    const file = looked()
      .failed(HOURS, OFFLINE, 'spend')
      .failed(HOURS + 29 * MINUTES, OFFLINE, 'spend');
    expect(file.flags()).toEqual([]);
    expect(file.failed(HOURS + 30 * MINUTES, OFFLINE, 'spend').flags()).toEqual(['cannot-verify']);
    expect(file.looked(2 * HOURS).flags()).toEqual([]);
  });
});

describe('it is long past the time of proof', () => {
  test.each([
    ['the report stands still', BEHIND, 'verdict_unproved_report_behind'],
    ['pages of it are missing', { complete: false }, 'verdict_unproved_report_incomplete'],
  ])('and %s: a person is told once twelve hours are over', (_what, report, key) => {
    const file = stopped();
    reportsOf(file, 12 * HOURS - 1, report);
    expect(file.flags()).toEqual([]);
    reportsOf(file, 14 * HOURS, report);
    expect(file.verdict().flags).toMatchObject([
      { flag: 'cannot-verify', since: PRESS + 12 * HOURS * 1000, said: { key }, next: 'wait' },
    ]);
    file.looked(15 * HOURS).looked(16 * HOURS);
    expect(file.verdict()).toMatchObject({ stage: 'confirmed', flags: [] });
  });
});
