import { describe, expect, test } from 'vitest';
import type { Problem } from '@/utils/core/evidence';
import { HOURS, MINUTES, OFF, ON, PRESS, resume, stop, type CaseFile } from './case-file';

const problem = (remedy: Problem['remedy'], reason: string): Problem => ({
  remedy,
  reason,
  apiCode: null,
  apiMessage: null,
});
const CONFIRM = problem('look-only', 'confirm-in-page');
const UNSEEN = problem('look-only', 'press-unseen');
const NO_TAB = problem('open-page', 'no-tab');
const STOPPED = problem('resume-session', 'session-stopped');
const NO_SWITCH = problem('press-there', 'press-no-switch');

const flagsOf = (file: CaseFile, at: number) =>
  file.verdict(at).flags.map(({ flag, said, next }) => `${flag} ${said.key} ${next}`);

/** How often something is sent while everything that is read says that it is on. */
function sends(file: CaseFile): number {
  let sent = 0;
  for (let now = 0; now <= 2 * HOURS;) {
    const step = file.step(now);
    if (step.do === 'send') sent++;
    if (step.do === 'read-switch') file.read(now, ON);
    else if (step.do === 'wait') now = (step.until - PRESS) / 1000;
    else break;
  }
  return sent;
}

describe('TikTok asks the person to confirm a press', () => {
  test('the order says so and waits, without a flag at first', () => {
    const file = stop().identified().sent().answered(0, { outcome: 'unknown', problem: CONFIRM });
    expect(file.verdict(1)).toMatchObject({
      stage: 'requested',
      flags: [],
      said: { key: 'verdict_confirm_in_page' },
    });
    expect(flagsOf(file, 61)).toEqual(['outcome-unknown problem_confirm_in_page open-tiktok']);
  });

  test('the answer that comes after the confirmation is the answer', () => {
    const file = stop().identified().sent().answered(0, { outcome: 'unknown', problem: CONFIRM });
    file.answered(30, { outcome: 'accepted' });
    expect(file.verdict(31)).toMatchObject({ stage: 'accepted', flags: [] });
    file.read(33, OFF).read(45, OFF);
    expect(file.verdict(46).stage).toBe('switched-off');
  });

  test('it is never pressed again by itself', () => {
    expect(sends(stop().identified().sent().answered(0, { outcome: 'unknown', problem: CONFIRM }))).toBe(0);
  });
});

describe('a press whose answer nobody saw', () => {
  test('is never repeated, however long it is read as on', () => {
    const file = stop().identified().sent().answered(0, { outcome: 'unknown', problem: UNSEEN });
    expect(sends(file)).toBe(0);
    expect(flagsOf(file, 2 * HOURS)).toContain('still-running verdict_still_on stop-again');
  });

  test('says what is known until a read settles it', () => {
    const file = stop().identified().sent().answered(0, { outcome: 'unknown', problem: UNSEEN });
    expect(flagsOf(file, 1)).toEqual(['outcome-unknown problem_press_unseen wait']);
    file.read(2, OFF).read(14, OFF);
    expect(file.verdict(15)).toMatchObject({ stage: 'switched-off', flags: [] });
  });
});

describe('a switch that was off already', () => {
  test('is proved by reads; that something was accepted is never said', () => {
    const file = stop().identified().sent().answered(0, { outcome: 'unneeded' });
    expect(file.verdict(1)).toMatchObject({ stage: 'requested', flags: [] });
    file.read(2, OFF).read(14, OFF);
    const verdict = file.verdict(15);
    expect(verdict.stage).toBe('switched-off');
    expect(verdict.reachedAt.accepted).toBeUndefined();
  });

  test('and that TikTok shows as on all the same is still running', () => {
    const file = stop().identified().sent().answered(0, { outcome: 'unneeded' }).read(60, ON).read(75, ON);
    expect(flagsOf(file, 76)).toContain('still-running verdict_still_on stop-again');
  });

  test('a resume that was not needed is no problem', () => {
    const file = resume().identified().sent().answered(0, { outcome: 'unneeded' }).read(2, ON);
    expect(file.verdict(3)).toMatchObject({ resumed: true, flags: [] });
  });
});

describe('nothing could be pressed', () => {
  test('the person is told where, and what they press there is proved', () => {
    const file = stop().identified().sent().answered(0, { outcome: 'rejected', problem: NO_SWITCH });
    expect(flagsOf(file, 1)).toEqual(['rejected problem_press_no_switch open-tiktok']);
    expect(file.step(2 * MINUTES)).toEqual({ do: 'read-switch' });
    file.read(120, OFF).read(135, OFF);
    expect(file.verdict(136)).toMatchObject({ stage: 'switched-off', flags: [] });
  });
});

describe('nobody can look', () => {
  test.each([
    [NO_TAB, 'cannot-verify problem_no_tab open-tiktok'],
    [STOPPED, 'cannot-verify problem_session_stopped resume-session'],
  ])('%j is said at once, and tried seldom until a person does something', (reason, said) => {
    const file = stop().accepted(0).believably(OFF, 12);
    file.failed(60, reason);
    expect(flagsOf(file, 61)).toEqual([said]);
    expect(file.verdict(61).nextLookAt).toBe(PRESS + (60 + HOURS) * 1000);
    file.read(20 * MINUTES, OFF);
    expect(flagsOf(file, 20 * MINUTES + 1)).toEqual([]);
  });

  test('an order that was not sent yet is not asked about without end', () => {
    const file = stop();
    file.failed(0, NO_TAB, 'identify');
    expect(file.step(1)).toMatchObject({ do: 'wait' });
  });
});
