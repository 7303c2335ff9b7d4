import { describe, expect, test } from 'vitest';
import { READ_BACK_AT, WATCH_AT } from '@/utils/core/ladder';
import {
  HOURS,
  MINUTES,
  OFF,
  OFFLINE,
  ON,
  PRESS,
  resume,
  stop,
  TOKEN_REVOKED,
  type CaseFile,
} from './case-file';

const seconds = (at: number) => PRESS + at * 1000;
const PLAN = [...READ_BACK_AT, ...WATCH_AT].map((wait) => wait / 1000);

/** Looked at on time, as long as the plan goes. */
function watched(until: number, file = stop().accepted()): CaseFile {
  for (const at of PLAN.filter((look) => look <= until)) file.read(at, OFF);
  return file;
}
const gaps = (file: CaseFile, at?: number) => file.verdict(at).gaps;

describe('nobody missed anything', () => {
  test('when each look was made on time', () => {
    expect(gaps(watched(168 * HOURS))).toEqual([]);
  });

  test('after the watch is over, or before the stop was answered', () => {
    expect(gaps(watched(168 * HOURS), 9999 * HOURS)).toEqual([]);
    expect(gaps(stop().identified().sent(0), 9 * HOURS)).toEqual([]);
    expect(gaps(stop().refused(1, 'not-found'), 9 * HOURS)).toEqual([]);
    expect(gaps(resume().accepted(), 9 * HOURS)).toEqual([]);
  });

  test.each([
    ['five minutes late', 10 * MINUTES, 35 * MINUTES],
    ['a tenth of two hours late', 75 * MINUTES, 2 * HOURS + 12 * MINUTES],
    ['a tenth of a day late', 4 * HOURS, 26.4 * HOURS],
    ['a tenth of a week late', 72 * HOURS, 7.7 * 24 * HOURS],
  ])('by a look that is %s at most', (_how, until, late) => {
    expect(gaps(watched(until), late)).toEqual([]);
    expect(gaps(watched(until).read(late, OFF))).toEqual([]);
    expect(gaps(watched(until), late + 1)).toHaveLength(1);
    expect(gaps(watched(until).read(late + 1, OFF))).toHaveLength(1);
  });
});

describe('nobody watched', () => {
  test('while the computer slept, from the first look that was missed to the next that was made', () => {
    const file = watched(10 * MINUTES).read(8 * HOURS, OFF);
    const gap = { from: seconds(30 * MINUTES), to: seconds(8 * HOURS), reason: 'not-running' };
    expect(gaps(file)).toEqual([gap]);
    expect(gaps(file, 10 * HOURS)).toEqual([gap]);
  });

  test('right after the stop', () => {
    expect(
      gaps(
        stop()
          .accepted()
          .read(8 * HOURS, OFF),
      ),
    ).toEqual([{ from: seconds(2), to: seconds(8 * HOURS), reason: 'not-running' }]);
  });

  test('and still does not: the gap is open', () => {
    expect(gaps(watched(10 * MINUTES), 8 * HOURS)).toEqual([
      { from: seconds(30 * MINUTES), to: null, reason: 'not-running' },
    ]);
  });

  test.each([
    ['the network was gone', OFFLINE, 'offline'],
    ['the access was gone', TOKEN_REVOKED, 'token-revoked'],
  ])('because %s, when that was tried', (_why, problem, reason) => {
    const file = watched(10 * MINUTES);
    for (const at of [30 * MINUTES, 31 * MINUTES, 60 * MINUTES]) file.failed(at, problem);
    expect(gaps(file, 61 * MINUTES)).toEqual([{ from: seconds(30 * MINUTES), to: null, reason }]);
    file.read(2 * HOURS, OFF);
    expect(gaps(file)).toEqual([{ from: seconds(30 * MINUTES), to: seconds(2 * HOURS), reason }]);
  });

  test('for the last reason of several', () => {
    const file = watched(10 * MINUTES)
      .failed(30 * MINUTES, OFFLINE)
      .failed(HOURS, TOKEN_REVOKED);
    expect(gaps(file.read(2 * HOURS, OFF))).toMatchObject([{ reason: 'token-revoked' }]);
  });

  test('and a failure before the gap, or of another read, is not its reason', () => {
    const file = watched(10 * MINUTES)
      .failed(11 * MINUTES, OFFLINE)
      .failed(40 * MINUTES, OFFLINE, 'spend');
    expect(gaps(file.read(2 * HOURS, OFF))).toMatchObject([{ reason: 'not-running' }]);
  });

  test('several times, oldest first', () => {
    const file = watched(10 * MINUTES);
    for (const at of PLAN.filter((look) => look >= 2 * HOURS && look < 24 * HOURS)) file.read(at, ON);
    file.failed(30 * HOURS, OFFLINE).read(40 * HOURS, OFF);
    expect(gaps(file)).toEqual([
      { from: seconds(30 * MINUTES), to: seconds(2 * HOURS), reason: 'not-running' },
      { from: seconds(24 * HOURS), to: seconds(40 * HOURS), reason: 'offline' },
    ]);
  });

  test('in TikTok’s time: a clock of ours that jumps makes no gap and hides none', () => {
    const jumped = watched(10 * MINUTES).read({ ours: 20 * HOURS, tiktok: 30 * MINUTES }, OFF);
    expect(gaps(jumped, 20 * HOURS + 60)).toEqual([]);
    const stood = watched(10 * MINUTES).read({ ours: 11 * MINUTES, tiktok: 8 * HOURS }, OFF);
    expect(gaps(stood)).toMatchObject([{ from: seconds(30 * MINUTES), to: seconds(8 * HOURS) }]);
  });

  test('but no gap stays open once a later order took over', () => {
    expect(gaps(watched(10 * MINUTES).superseded(15 * MINUTES), 9 * HOURS)).toEqual([]);
  });

  test('and a gap is no proof: what was reached before stays, nothing is added', () => {
    const { stage } = watched(10 * MINUTES).verdict();
    expect(watched(10 * MINUTES).verdict(9 * HOURS).stage).toBe(stage);
  });
});
