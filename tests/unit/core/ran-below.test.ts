import { describe, expect, test } from 'vitest';
import type { TreeNode } from '@/utils/core/evidence';
import { ALL_OFF, HOURS, MINUTES, OFF, offStop, PRESS, type CaseFile } from './case-file';

/*
 * A GMV Max session spends whatever the campaign's switch says. What it spent shows as late as anything else, so a
 * report that is silent right after its end proves nothing.
 */

const SESSION: TreeNode[] = [...ALL_OFF, { level: 'session', id: '71', name: '71', status: null }];
const ranAt = (file: CaseFile, at: number) => file.read(at, OFF).tree(at, SESSION).spend(at);
const stageOf = (file: CaseFile) => file.verdict().stage;
const quiet = () =>
  offStop()
    .looked(45 * MINUTES)
    .looked(75 * MINUTES)
    .looked(2 * HOURS);

describe('after something below was seen running', () => {
  test('nothing is confirmed before it could have shown in a report', () => {
    const file = ranAt(quiet(), 3 * HOURS);
    expect(stageOf(file)).toBe('switched-off');
    expect(stageOf(file.looked(200 * MINUTES))).toBe('nothing-can-run');
    expect(file.verdict().nextLookAt).toBeLessThanOrEqual(PRESS + 6 * HOURS * 1000);
    expect(stageOf(file.looked(4 * HOURS))).toBe('nothing-can-run');
    expect(stageOf(file.looked(5 * HOURS))).toBe('quiet');
    expect(stageOf(file.looked(6 * HOURS - 1))).toBe('quiet');
    expect(stageOf(file.looked(6 * HOURS))).toBe('confirmed');
  });

  test('what was confirmed is proved anew', () => {
    const file = ranAt(quiet().looked(4 * HOURS), 12 * HOURS);
    expect(stageOf(file.looked(12 * HOURS + 5 * MINUTES))).toBe('nothing-can-run');
    expect(stageOf(file.looked(15 * HOURS))).toBe('confirmed');
    expect(stageOf(file.looked(24 * HOURS))).toBe('confirmed');
    expect(stageOf(file.looked(46 * HOURS))).toBe('final');
  });

  test('a list that is a few seconds behind the stop is no such thing', () => {
    const file = offStop().tree(20, SESSION).tree(40, ALL_OFF);
    expect(stageOf(file.looked(2 * HOURS).looked(4 * HOURS))).toBe('confirmed');
  });
});
