import { describe, expect, test } from 'vitest';
import {
  HOURS,
  INVALID,
  OFF,
  ON,
  PERMISSION_LOST,
  PRESS,
  RATE_LIMITED,
  resume,
  stop,
  TIMED_OUT,
  TOKEN_REVOKED,
  type CaseFile,
} from './case-file';

/** Follows the plan, on time, in a world where nothing changes; returns when each write was sent. */
function sends(file: CaseFile, send: (at: number) => void, until = 2 * HOURS): number[] {
  const times: number[] = [];
  for (let now = 0; now <= until;) {
    const step = file.step(now);
    if (step.do === 'send') {
      times.push(now);
      send(now);
    } else if (step.do === 'read-switch') file.read(now, ON);
    else if (step.do === 'wait') now = (step.until - PRESS) / 1000;
    else break;
  }
  return times;
}

describe('TikTok says "not now", which changed nothing', () => {
  test('a stop is sent again after 1, 5, 20, 60 s and 5 min, and then no more', () => {
    const file = stop().identified();
    const times = sends(file, (at) => file.rejected(at, RATE_LIMITED));
    expect(times).toEqual([0, 1, 6, 26, 86, 386]);
  });

  test.each([INVALID, TOKEN_REVOKED, PERMISSION_LOST])('$reason is no "not now"', (problem) => {
    const file = stop().identified();
    expect(sends(file, (at) => file.rejected(at, problem))).toEqual([0]);
  });
});

describe('nobody knows what happened', () => {
  test('TikTok is read before anything is sent again', () => {
    const file = stop().identified().lost(0);
    expect(file.step(0)).toEqual({ do: 'wait', until: PRESS + 2000 });
    expect(file.step(9 * HOURS)).toEqual({ do: 'read-switch' });
    expect(file.read(2, ON).step(2)).toMatchObject({ do: 'wait' });
    expect(file.read(11, ON).step(11)).toMatchObject({ do: 'wait' });
    expect(file.read(12, ON).step(12)).toEqual({ do: 'send', attempt: 2 });
  });

  test('it is not sent again once a read shows it off', () => {
    const file = stop().identified().lost(0).read(2, ON).read(11, OFF).read(12, ON);
    expect(file.step(12)).toMatchObject({ do: 'wait' });
    expect(stop().identified().lost(0).believably(OFF, 12).step(12)).toEqual({ do: 'read-tree' });
  });

  test('a status that proves nothing sends nothing', () => {
    const silent = { switch: 'off', status: null } as const;
    expect(stop().identified().lost(0).believably(silent, 12).step(12)).toMatchObject({ do: 'wait' });
    expect(stop().identified().lost(0).missing(2).missing(12).step(12)).toMatchObject({ do: 'wait' });
  });

  test('it is sent three times at most, with two equal reads before each', () => {
    const file = stop().identified();
    expect(sends(file, (at) => file.lost(at))).toHaveLength(3);
    const types = file.evidence.map(({ type }) => type).join(' ');
    expect(types).toMatch(/^identified (sending answered (switch-read )*switch-read ){3}switch-read/);
  });

  test('a partly applied stop is not sent again by itself', () => {
    const file = stop().identified();
    const times = sends(file, (at) => file.sent(at).answered(at, { outcome: 'partial', problem: TIMED_OUT }));
    expect(times).toEqual([0]);
  });
});

test('what was accepted is never sent again, however long TikTok shows it on', () => {
  const file = stop().identified();
  expect(sends(file, (at) => file.accepted(at), 200 * HOURS)).toEqual([0]);
});

test('what was accepted after a "not now" is not sent again either', () => {
  const file = stop().identified();
  let refusals = 0;
  const times = sends(file, (at) => (refusals++ < 2 ? file.rejected(at, RATE_LIMITED) : file.accepted(at)));
  expect(times).toEqual([0, 1, 6]);
});

describe('a resume spends money, so it is sent once', () => {
  test.each([
    ['refused for now', (file: CaseFile) => (at: number) => file.rejected(at, RATE_LIMITED)],
    ['lost', (file: CaseFile) => (at: number) => file.lost(at)],
    ['refused', (file: CaseFile) => (at: number) => file.rejected(at, INVALID)],
    ['accepted', (file: CaseFile) => (at: number) => file.accepted(at)],
  ])('even when it was %s and TikTok keeps showing it off', (_how, answer) => {
    const file = resume().identified(OFF);
    const send = answer(file);
    const attempt = file.step(0);
    expect(attempt).toEqual({ do: 'send', attempt: 1 });
    send(0);
    for (let at = 2; at < 400; at += 5) {
      expect(file.read(at, OFF).step(at).do).not.toBe('send');
    }
  });
});
