import { describe, expect, test } from 'vitest';
import type { WriteOutcome } from '@/utils/core/evidence';
import { adGroup, ALL_OFF, INVALID, OFF, ON, PRESS, stop, TIMED_OUT } from './case-file';

const seconds = (at: number) => PRESS + at * 1000;

describe('a stop climbs', () => {
  test('one rung at a time, and remembers when', () => {
    const file = stop().identified();
    expect(file.verdict()).toMatchObject({ stage: 'requested', said: { key: 'verdict_requested' } });
    file.accepted(1);
    expect(file.verdict()).toMatchObject({ stage: 'accepted', said: { key: 'verdict_accepted' } });
    file.read(3, OFF);
    expect(file.verdict().stage).toBe('accepted');
    file.read(13, OFF);
    expect(file.verdict()).toMatchObject({ stage: 'switched-off', said: { key: 'verdict_switched_off' } });
    file.tree(14, ALL_OFF);
    expect(file.verdict()).toMatchObject({
      stage: 'nothing-can-run',
      said: { key: expect.stringMatching(/^verdict_nothing_can_run/), values: { at: String(seconds(14)) } },
      tone: 'waiting',
      reachedAt: {
        requested: seconds(0),
        accepted: seconds(1),
        'switched-off': seconds(13),
        'nothing-can-run': seconds(14),
      },
    });
  });

  test('in TikTok’s time', () => {
    const file = stop()
      .accepted({ ours: 900, tiktok: 1 })
      .read({ ours: 901, tiktok: 2 }, OFF)
      .read({ ours: 902, tiktok: 12 }, OFF);
    expect(file.verdict().reachedAt).toMatchObject({ accepted: seconds(1), 'switched-off': seconds(12) });
    expect(file.verdict().lastLookAt).toBe(seconds(902));
  });

  test('an ad has nothing below it that could run', () => {
    const off = { switch: 'off', status: 'AD_STATUS_DISABLE' } as const;
    expect(stop('ad').accepted().believably(off, 12).verdict().stage).toBe('nothing-can-run');
  });

  test('levels read between the two equal reads count from the second', () => {
    const file = stop().accepted().read(2, OFF).tree(3, ALL_OFF).read(12, OFF);
    expect(file.verdict().reachedAt['nothing-can-run']).toBe(seconds(12));
  });

  test.each<WriteOutcome>([
    { outcome: 'rejected', problem: INVALID },
    { outcome: 'unknown', problem: TIMED_OUT },
    { outcome: 'partial', problem: INVALID },
  ])('an answer "$outcome" is not accepted, but what is read off is off', (outcome) => {
    const file = stop().sent(0).answered(0, outcome);
    expect(file.verdict().stage).toBe('requested');
    expect(file.believably(OFF, 12).verdict()).toMatchObject({ stage: 'switched-off' });
    expect(file.verdict().reachedAt).not.toHaveProperty('accepted');
  });
});

describe('a rung that does not hold any more is not said', () => {
  const climbed = () => stop().accepted().believably(OFF, 12).tree(13, ALL_OFF);

  test.each([
    ['a read says on', () => climbed().read(20, ON)],
    ['it is not listed any more', () => climbed().missing(20)],
    ['the status is gone', () => climbed().read(20, { switch: 'off', status: null })],
    ['it is off again, but only once', () => climbed().read(20, ON).read(30, OFF)],
  ])('%s', (_what, file) => {
    expect(file().verdict().stage).toBe('accepted');
    expect(file().verdict().reachedAt).not.toHaveProperty('switched-off');
  });

  test('something below runs again', () => {
    const file = climbed()
      .read(20, OFF)
      .tree(20, [adGroup('ADGROUP_STATUS_DELIVERY_OK')]);
    expect(file.verdict().stage).toBe('switched-off');
  });

  test('levels read before it was last on prove nothing', () => {
    const file = climbed().read(20, ON).believably(OFF, 40);
    expect(file.verdict().stage).toBe('switched-off');
    expect(file.tree(41, ALL_OFF).verdict().stage).toBe('nothing-can-run');
  });

  test('a later send starts from its own answer', () => {
    expect(climbed().sent(20).verdict().stage).toBe('requested');
    expect(climbed().accepted(20).verdict().stage).toBe('accepted');
  });
});

test('a read that fails proves nothing and takes nothing away', () => {
  const file = stop().accepted().believably(OFF, 12).failed(20, TIMED_OUT);
  expect(file.verdict().stage).toBe('switched-off');
});

test('an order that a later one took over says only that', () => {
  const file = stop().accepted().believably(ON, 90).superseded(100);
  expect(file.verdict()).toMatchObject({ flags: [], said: { key: 'verdict_superseded' }, closed: true });
});
