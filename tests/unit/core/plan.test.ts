import { describe, expect, test } from 'vitest';
import type { Kind } from '@/utils/core/entity';
import {
  ALL_OFF,
  HOURS,
  INVALID,
  MINUTES,
  OFF,
  OFFLINE,
  ON,
  PRESS,
  RATE_LIMITED,
  resume,
  stop,
} from './case-file';

describe('before anything is sent', () => {
  test('the campaign is identified', () => {
    expect(stop().step()).toEqual({ do: 'identify' });
  });

  test('and identified again when that could not be read', () => {
    const file = stop().failed(0, OFFLINE, 'identify');
    expect(file.step(1)).toEqual({ do: 'wait', until: PRESS + 2000 });
    expect(file.step(2)).toEqual({ do: 'identify' });
  });

  test('it is sent once the name is the one that was seen', () => {
    expect(stop().identified().step()).toEqual({ do: 'send', attempt: 1 });
    expect(resume().identified(OFF).step()).toEqual({ do: 'send', attempt: 1 });
  });

  test('a pause is sent even when TikTok shows it off already, which may be an old copy', () => {
    expect(stop().identified(OFF).step()).toEqual({ do: 'send', attempt: 1 });
  });

  test('another name is refused', () => {
    const refusal = { do: 'refuse', reason: 'name-differs', kind: 'manual' };
    expect(stop().identified({}, false).step()).toEqual(refusal);
  });

  test('what is deleted is refused', () => {
    const file = stop().identified({ switch: 'deleted' });
    expect(file.step()).toEqual({ do: 'refuse', reason: 'already-deleted', kind: 'manual' });
  });

  test.each<Kind>(['promote', 'reach-frequency', 'topview'])(
    '%s cannot be switched and is refused',
    (kind) => {
      const refusal = { do: 'refuse', reason: `kind-${kind}`, kind };
      expect(stop().identified({ kind }).step()).toEqual(refusal);
    },
  );

  test.each<Kind>(['manual', 'smart-plus', 'legacy-smart-plus', 'gmv-max'])('%s is sent', (kind) => {
    expect(stop().identified({ kind }).step()).toEqual({ do: 'send', attempt: 1 });
  });

  test('a stop waits for the network as long as it takes, a resume two minutes', () => {
    expect(
      stop()
        .identified()
        .step(9 * HOURS),
    ).toEqual({ do: 'send', attempt: 1 });
    expect(resume().identified(OFF).step(120)).toEqual({ do: 'send', attempt: 1 });
    expect(resume().identified(OFF).step(121)).toMatchObject({ do: 'refuse', reason: 'too-late' });
    expect(resume().step(121)).toMatchObject({ do: 'refuse', reason: 'too-late' });
    expect(
      resume()
        .identified(OFF)
        .step(-5 * HOURS),
    ).toMatchObject({ do: 'refuse', reason: 'too-late' });
  });
});

describe('a send whose answer nobody has', () => {
  test('is closed as unknown, never sent again', () => {
    expect(
      stop()
        .identified()
        .sent(0)
        .step(9 * HOURS),
    ).toEqual({ do: 'close-orphan', attempt: 1 });
    expect(resume().identified(OFF).sent(0).step(1)).toEqual({ do: 'close-orphan', attempt: 1 });
  });
});

describe('the levels below', () => {
  const off = () => stop().accepted().believably(OFF, 12);

  test('are read with the look that finds the switch off, even before that is believable', () => {
    expect(stop().accepted().read(2, OFF).step()).toEqual({ do: 'read-tree' });
    expect(off().step()).toEqual({ do: 'read-tree' });
  });

  test('and when the switch is off but TikTok says that it delivers', () => {
    const delivers = { switch: 'off', status: 'CAMPAIGN_STATUS_ENABLE' } as const;
    expect(stop().accepted().read(2, delivers).step()).toEqual({ do: 'read-tree' });
  });

  test('are not read while it is on', () => {
    expect(stop().accepted().read(2, ON).step()).toMatchObject({ do: 'wait' });
  });

  test('are left once nothing can run, and read once more after five minutes', () => {
    const file = off().tree(12, ALL_OFF);
    expect(file.read(20, OFF).step().do).not.toBe('read-tree');
    expect(file.read(5 * MINUTES, OFF).step()).toEqual({ do: 'read-tree' });
    file.tree(5 * MINUTES, ALL_OFF).read(6 * MINUTES, OFF);
    expect(file.step().do).not.toBe('read-tree');
  });

  test('are read with each look until they pass', () => {
    const file = off().tree(12, ALL_OFF, { complete: false });
    expect(file.step().do).not.toBe('read-tree');
    expect(file.read(20, OFF).step()).toEqual({ do: 'read-tree' });
  });

  test('are read anew when it was on in between', () => {
    const file = off().tree(12, ALL_OFF).read(20, ON).read(30, OFF);
    expect(file.step()).toEqual({ do: 'read-tree' });
  });

  test('are tried again with the next look when they could not be read', () => {
    const file = off().failed(12, OFFLINE, 'tree');
    expect(file.step(14).do).not.toBe('read-tree');
    expect(file.verdict().nextLookAt).toBe(PRESS + 14_000);
    expect(file.read(14, OFF).step()).toEqual({ do: 'read-tree' });
  });

  test('do not exist below an ad, and do not matter to a resume', () => {
    const ad = { switch: 'off', status: 'AD_STATUS_DISABLE' } as const;
    expect(stop('ad').accepted().read(2, ad).step()).toMatchObject({ do: 'wait' });
    expect(resume().accepted().read(2, OFF).step()).toMatchObject({ do: 'wait' });
  });
});

test('an order that was refused, taken over or watched to the end is left alone', () => {
  expect(
    stop()
      .refused(1, 'not-found')
      .step(9 * HOURS),
  ).toEqual({ do: 'nothing' });
  expect(
    stop()
      .identified()
      .superseded(1)
      .step(9 * HOURS),
  ).toEqual({ do: 'nothing' });
  expect(
    stop()
      .rejected(0, RATE_LIMITED)
      .superseded(1)
      .step(9 * HOURS),
  ).toEqual({ do: 'nothing' });
  const watched = stop()
    .rejected(0, INVALID)
    .believably(ON, 168 * HOURS);
  expect(watched.step(200 * HOURS)).toEqual({ do: 'nothing' });
});
