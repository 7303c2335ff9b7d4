import { describe, expect, test } from 'vitest';
import type { RefusalReason } from '@/utils/core/evidence';
import { REFUSAL_REASONS } from '@/utils/core/evidence';
import {
  ALL_OFF,
  INVALID,
  OFF,
  ON,
  PERMISSION_LOST,
  PRESS,
  RATE_LIMITED,
  stop,
  TOKEN_REVOKED,
} from './case-file';

const seconds = (at: number) => PRESS + at * 1000;

describe('rejected', () => {
  test.each([
    [INVALID, 'open-tiktok'],
    [TOKEN_REVOKED, 'reconnect'],
    [PERMISSION_LOST, 'reconnect'],
  ])('is raised at once when TikTok refuses: $reason', (problem, next) => {
    expect(stop().rejected(1, problem).flag('rejected')).toMatchObject({
      since: seconds(1),
      next,
      said: { key: `problem_${problem.reason.replaceAll('-', '_')}`, values: { code: `${problem.apiCode}` } },
    });
  });

  test('is raised after half a minute of "not now", while it is tried again', () => {
    const file = stop().rejected(0, RATE_LIMITED).rejected(1, RATE_LIMITED).rejected(6, RATE_LIMITED);
    expect(file.flags(29)).toEqual([]);
    expect(file.flag('rejected', 30)).toMatchObject({ since: seconds(30), next: 'wait' });
  });

  test('asks the person once it is not tried again', () => {
    const file = stop();
    for (const at of [0, 1, 6, 26, 86]) file.rejected(at, RATE_LIMITED);
    expect(file.flag('rejected', 386)).toMatchObject({ next: 'wait' });
    file.rejected(386, RATE_LIMITED);
    expect(file.flag('rejected', 386)).toMatchObject({ since: seconds(386), next: 'stop-again' });
  });

  test('is cleared when a later send is accepted', () => {
    const file = stop().rejected(0, RATE_LIMITED).rejected(26, RATE_LIMITED);
    expect(file.flags(40)).toEqual(['rejected']);
    expect(file.accepted(86).flags()).toEqual([]);
  });

  test('is cleared when TikTok shows it off, and comes back when it is not', () => {
    const file = stop().rejected(0, INVALID).read(2, OFF);
    expect(file.flags()).toEqual([]);
    expect(file.read(5, ON).flags()).toEqual(['rejected']);
  });

  test.each<[RefusalReason, string]>(
    REFUSAL_REASONS.map((reason) => [reason, reason.startsWith('kind-') ? 'open-tiktok' : 'retry']),
  )('says that nothing was sent: %s', (reason, next) => {
    const flags = stop().refused(1, reason).verdict().flags;
    const said = { key: `refusal_${reason.replaceAll('-', '_')}`, values: {} };
    expect(flags).toEqual([{ flag: 'rejected', since: seconds(1), said, next }]);
  });
});

describe('outcome-unknown', () => {
  test('is raised when nobody knows whether the stop arrived', () => {
    expect(stop().lost(1).flag('outcome-unknown')).toMatchObject({ since: seconds(1), next: 'wait' });
    expect(stop().lost(1).read(3, ON).flags()).toEqual(['outcome-unknown']);
  });

  test('is not raised while the answer is still awaited', () => {
    expect(stop().sent(0).flags(5)).toEqual([]);
  });

  test('is cleared by a read that shows it off', () => {
    expect(stop().lost(1).read(3, OFF).flags()).toEqual([]);
  });

  test('is cleared by a later send that is accepted', () => {
    expect(stop().lost(1).believably(ON, 13).accepted(13).flags()).toEqual([]);
  });

  test('stays while TikTok cannot be read', () => {
    expect(stop().lost(1).failed(3, TOKEN_REVOKED).flags()).toEqual(['outcome-unknown', 'cannot-verify']);
  });
});

describe('partly-applied', () => {
  const partly = () => stop().sent(0).answered(1, { outcome: 'partial', problem: INVALID });

  test('is raised when TikTok says that it did only a part', () => {
    expect(partly().flag('partly-applied')).toMatchObject({ since: seconds(1), next: 'stop-again' });
  });

  test('is cleared only when it is believably off', () => {
    expect(partly().read(2, OFF).flags()).toEqual(['partly-applied']);
    expect(partly().believably(OFF, 12).flags()).toEqual([]);
  });

  test('is raised again when it does not stay off', () => {
    expect(partly().believably(OFF, 12).read(20, ON).flags()).toEqual(['partly-applied']);
  });
});

test('a stop that goes well raises nothing at any time', () => {
  const file = stop().identified();
  const quiet = (at: number) => expect(file.flags(at)).toEqual([]);
  quiet(0);
  file.accepted(1);
  quiet(2);
  file.read(3, ON);
  quiet(3);
  file.read(6, OFF).tree(6, ALL_OFF);
  quiet(11);
  file.read(16, OFF);
  quiet(70);
  file.read(90, OFF).tree(301, ALL_OFF).read(601, OFF);
  quiet(602);
  quiet(24 * 3600);
});
