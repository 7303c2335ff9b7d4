import { describe, expect, test } from 'vitest';
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
  TOKEN_REVOKED,
} from './case-file';

const seconds = (at: number) => PRESS + at * 1000;
const climbed = () => stop().accepted().believably(OFF, 12).tree(12, ALL_OFF);

describe('TikTok cannot be read', () => {
  test('one failure is nothing, a minute of them is said', () => {
    const file = climbed().failed(20, OFFLINE).failed(79, OFFLINE);
    expect(file.flags()).toEqual([]);
    expect(file.failed(80, OFFLINE).flag('cannot-verify')).toMatchObject({
      since: seconds(20),
      said: { key: 'problem_offline' },
      next: 'wait',
    });
  });

  test.each([TOKEN_REVOKED, PERMISSION_LOST])('$reason is said at once', (problem) => {
    const file = climbed().failed(20, problem);
    expect(file.flag('cannot-verify')).toMatchObject({ since: seconds(20), next: 'reconnect' });
    expect(file.failed(25, problem).flag('cannot-verify')?.since).toBe(seconds(20));
  });

  test('access that goes while TikTok is unreachable counts from when it went', () => {
    const file = climbed().failed(20, OFFLINE).failed(22, TOKEN_REVOKED);
    expect(file.flag('cannot-verify')?.since).toBe(seconds(22));
  });

  test('access that is gone stays so while TikTok is unreachable as well', () => {
    const file = climbed().failed(20, TOKEN_REVOKED).failed(22, OFFLINE);
    expect(file.flag('cannot-verify')).toMatchObject({ since: seconds(20), next: 'reconnect' });
  });

  test('before anything is sent too', () => {
    const file = stop().failed(1, TOKEN_REVOKED, 'identify');
    expect(file.flags()).toEqual(['cannot-verify']);
    expect(file.identified().flags()).toEqual([]);
  });

  test('a read that works clears it', () => {
    const file = climbed().failed(20, OFFLINE).failed(90, OFFLINE).read(100, OFF);
    expect(file.flags()).toEqual([]);
  });

  test('a read of the switch does not stand for one of the levels below', () => {
    const file = climbed().failed(20, TOKEN_REVOKED, 'tree').read(100, OFF);
    expect(file.flags()).toEqual(['cannot-verify']);
    expect(file.tree(101, ALL_OFF).flags()).toEqual([]);
  });

  test('a read of the levels below does not stand for one of the switch', () => {
    expect(climbed().failed(20, TOKEN_REVOKED).tree(21, ALL_OFF).flags()).toEqual(['cannot-verify']);
  });
});

describe('answers contradict each other', () => {
  test('three changes without one to believe are said, once it cannot be lag', () => {
    const file = stop().accepted().read(10, OFF).read(30, ON).read(59, OFF);
    expect(file.flags()).toEqual([]);
    expect(file.read(60, ON).flags()).toContain('cannot-verify');
    expect(file.flag('cannot-verify')?.said.key).toBe('verdict_contradicting');
  });

  test('two equal reads end it', () => {
    const file = stop().accepted().read(10, OFF).read(30, ON).read(60, OFF);
    expect(file.flags()).toEqual(['cannot-verify']);
    expect(file.read(70, OFF).flags()).toEqual([]);
  });
});

describe('ten minutes went by', () => {
  test('and it was never believably off', () => {
    const file = stop().accepted().read(2, OFF);
    expect(file.flags(10 * MINUTES - 1)).toEqual([]);
    expect(file.flag('cannot-verify', 10 * MINUTES)).toMatchObject({
      since: seconds(10 * MINUTES),
      said: { key: 'verdict_never_proved' },
      next: 'stop-again',
    });
  });

  test('but not with the first look after a sleep: the second one comes at once', () => {
    const file = stop()
      .accepted()
      .read(8 * HOURS, OFF);
    expect(file.flags()).toEqual([]);
    expect(file.read(8 * HOURS + 10, OFF).flags()).toEqual([]);
  });

  test('a late proof clears it', () => {
    const file = stop()
      .accepted()
      .read(2, ON)
      .believably(OFF, 20 * MINUTES);
    expect(file.flags()).toEqual([]);
  });
});
