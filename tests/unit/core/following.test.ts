import { describe, expect, test } from 'vitest';
import { FOLLOW_AT } from '@/utils/core/ladder';
import { HOURS, MINUTES, OFFLINE, PRESS, stop, type CaseFile } from './case-file';
import type { TreeNode } from '@/utils/core/evidence';

const DAYS = 24 * HOURS;
const seconds = (at: number) => PRESS + at * 1000;
const RUNNING: TreeNode[] = [
  { level: 'adgroup', id: '1', name: 'Post', status: 'ADGROUP_STATUS_DELIVERY_OK' },
];
const ENDED: TreeNode[] = [
  { level: 'adgroup', id: '1', name: 'Post', status: 'ADGROUP_STATUS_TIME_DONE' },
  { level: 'ad', id: '2', name: 'Video', status: 'AD_STATUS_DONE' },
];

/** A Promote looked at on time from when it was pressed until then; seconds. */
function followed(until: number, nodes = RUNNING): CaseFile {
  const file = stop().identified().refused(0, 'kind-promote');
  const weekly = Array.from({ length: 60 }, (_, week) => (14 + 7 * (week + 1)) * DAYS);
  for (const at of [...FOLLOW_AT.map((wait) => wait / 1000), ...weekly].filter((look) => look <= until))
    file.tree(at, nodes);
  return file;
}
const nextLook = (file: CaseFile, at?: number) => file.verdict(at).nextLookAt;
const gaps = (file: CaseFile, at?: number) => file.verdict(at).gaps;

describe('a Promote that nobody can stop', () => {
  test.each([
    ['the two weeks', 14, 21],
    ['a month', 28, 35],
    ['a year', 364, 371],
  ])('is looked at every week after %s, for as long as it runs', (_how, day, next) => {
    expect(nextLook(followed(day * DAYS))).toBe(seconds(next * DAYS));
  });

  test('is looked at for a week after its end, and then no more', () => {
    const file = followed(21 * DAYS).tree(28 * DAYS, ENDED);
    expect(nextLook(file)).toBe(seconds(35 * DAYS));
    expect(nextLook(file.tree(35 * DAYS, ENDED))).toBeNull();
  });

  test('that ended soon is looked at as long as planned, and then no more', () => {
    expect(nextLook(followed(13 * DAYS, ENDED))).toBe(seconds(14 * DAYS));
    expect(nextLook(followed(14 * DAYS, ENDED))).toBeNull();
  });

  test('that runs on after all is looked at on', () => {
    const file = followed(14 * DAYS, ENDED).tree(14 * DAYS + HOURS, RUNNING);
    expect(nextLook(file)).toBe(seconds(21 * DAYS));
  });
});

describe('when nobody followed it', () => {
  test('that is a gap, in the first hours and after weeks', () => {
    expect(gaps(followed(HOURS).tree(20 * HOURS, RUNNING))).toEqual([
      { from: seconds(3 * HOURS), to: seconds(20 * HOURS), reason: 'not-running' },
    ]);
    expect(gaps(followed(28 * DAYS), 40 * DAYS)).toEqual([
      { from: seconds(35 * DAYS), to: null, reason: 'not-running' },
    ]);
    expect(gaps(followed(357 * DAYS), 366 * DAYS)).toMatchObject([{ from: seconds(364 * DAYS), to: null }]);
  });

  test('its reason is what was in the way of looking', () => {
    const file = followed(HOURS)
      .failed(3 * HOURS, OFFLINE, 'tree')
      .failed(4 * HOURS, OFFLINE, 'tree');
    expect(gaps(file, 5 * HOURS)).toEqual([{ from: seconds(3 * HOURS), to: null, reason: 'offline' }]);
  });

  test('nothing is missing while each look is made on time, nor after the last one', () => {
    expect(gaps(followed(50 * DAYS))).toEqual([]);
    expect(gaps(followed(14 * DAYS, ENDED), 100 * DAYS)).toEqual([]);
  });

  test('and what is not followed at all has no gaps', () => {
    expect(gaps(stop().identified().refused(0, 'kind-topview'), 5 * MINUTES)).toEqual([]);
  });
});
