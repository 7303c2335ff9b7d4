import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toneOf } from '@/utils/core/tone';
import { FLAGS, rank, STAGES, type Flag, type RaisedFlag, type Stage, type Tone } from '@/utils/core/verdict';

const raised = (flag: Flag): RaisedFlag => ({
  flag,
  since: 0,
  said: { key: 'x', values: {} },
  next: 'wait',
});

describe('without a flag', () => {
  test.each<[Stage, Tone]>([
    ['requested', 'waiting'],
    ['accepted', 'waiting'],
    ['switched-off', 'waiting'],
    ['nothing-can-run', 'waiting'],
    ['quiet', 'waiting'],
    ['confirmed', 'proven'],
    ['final', 'proven'],
  ])('%s looks %s', (stage, tone) => {
    expect(toneOf(stage, [], false)).toBe(tone);
  });

  test('a resume that TikTok shows is delivering', () => {
    expect(toneOf('accepted', [], true)).toBe('delivering');
  });
});

test.each<[Flag, Tone]>([
  ['turned-back-on', 'money-leaving'],
  ['still-spending', 'money-leaving'],
  ['still-running', 'money-leaving'],
  ['rejected', 'needs-you'],
  ['outcome-unknown', 'needs-you'],
  ['partly-applied', 'needs-you'],
  ['can-resume-by-itself', 'needs-you'],
  ['cannot-verify', 'needs-you'],
])('%s looks %s however far the proof came', (flag, tone) => {
  for (const stage of STAGES) expect(toneOf(stage, [raised(flag)], false)).toBe(tone);
});

test('money that leaves is seen first, wherever its flag stands', () => {
  expect(toneOf('confirmed', [raised('cannot-verify'), raised('still-spending')], false)).toBe(
    'money-leaving',
  );
});

test('green only from confirmed on, and never beside a flag', () => {
  const flags = fc.array(fc.constantFrom(...FLAGS).map(raised), { maxLength: 3 });
  fc.assert(
    fc.property(fc.constantFrom(...STAGES), flags, fc.boolean(), (stage, some, resumed) => {
      if (toneOf(stage, some, resumed) !== 'proven') return;
      expect(rank(stage)).toBeGreaterThanOrEqual(rank('confirmed'));
      expect(some).toEqual([]);
    }),
  );
});
