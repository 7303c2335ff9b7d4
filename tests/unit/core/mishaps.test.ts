import { describe, expect, test } from 'vitest';
import {
  adGroup,
  ALL_OFF,
  HOURS,
  INVALID,
  OFF,
  OFFLINE,
  ON,
  PRESS,
  RATE_LIMITED,
  resume,
  stop,
  TOKEN_REVOKED,
} from './case-file';

/** Things that once went wrong, or would have. */

describe('TikTok is not asked without end', () => {
  test.each(['tree', 'spend'] as const)('when a %s could not be read and then it is on', (what) => {
    const file = stop().accepted().read(2, OFF).failed(2, OFFLINE, what).read(5, ON);
    expect(file.step(5).do).toBe('wait');
  });

  test('when a resume cannot be read back: a person is told', () => {
    const file = resume().identified().accepted();
    for (const at of [2, 4, 9, 24, 84, 384]) file.failed(at, OFFLINE);
    expect(file.step(400)).toEqual({ do: 'nothing' });
    expect(file.flags(400)).toEqual(['cannot-verify']);
  });
});

describe('a stop is not sent again', () => {
  test('over the head of somebody who turned it on after it was off', () => {
    const file = stop().identified().lost(0).believably(OFF, 12).tree(12, ALL_OFF).believably(ON, 610);
    expect(file.step().do).not.toBe('send');
    expect(file.flags()).toEqual(['turned-back-on']);
  });
});

describe('a flag that the person left', () => {
  test('does not hide a newer incident of the same sort', () => {
    const file = stop().accepted().believably(OFF, 50).tree(60, ALL_OFF, { complete: false });
    file.acknowledged(60, 'cannot-verify').failed(120, TOKEN_REVOKED);
    expect(file.flags()).toEqual(['cannot-verify']);
  });

  test('is left also on an order that was refused, and on a resume', () => {
    const refused = stop().refused(1, 'name-differs');
    expect(refused.acknowledged(2, 'rejected').flags()).toEqual([]);
    const resumed = resume().identified().rejected(1, INVALID);
    expect(resumed.acknowledged(2, 'rejected').flags()).toEqual([]);
  });
});

describe('clocks', () => {
  test('of two computers are never subtracted from each other', () => {
    const file = stop().accepted({ ours: 3600, tiktok: 0 });
    file.read({ ours: 3602, tiktok: 2 }, OFF).read({ ours: 3604, tiktok: null }, OFF);
    expect(file.verdict(3604).stage).toBe('accepted');
  });

  test('set back after a failed read do not put off the next look', () => {
    const day = 24 * HOURS;
    const file = stop()
      .accepted({ ours: day, tiktok: 0 })
      .failed({ ours: day + 2, tiktok: null }, OFFLINE);
    expect(file.step(5).do).toBe('read-switch');
  });

  test('set back after a "not now" do not put off the stop', () => {
    const day = 24 * HOURS;
    const file = stop().identified().rejected({ ours: day, tiktok: 0 }, RATE_LIMITED);
    expect(file.step(5).do).toBe('send');
  });
});

test('a part that is left on below names itself, so that exactly it can be stopped', () => {
  const file = stop()
    .accepted()
    .believably(OFF, 70)
    .tree(70, [adGroup('ADGROUP_STATUS_DELIVERY_OK')]);
  expect(file.flag('still-running')?.node).toEqual({
    level: 'adgroup',
    id: '1846211451413538200',
    name: 'Women',
  });
  expect(file.verdict().nextLookAt).toBeGreaterThan(PRESS);
});
