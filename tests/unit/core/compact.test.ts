import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact } from '@/utils/core/compact';
import type { Evidence } from '@/utils/core/evidence';
import { judge } from '@/utils/core/judge';
import { someCase, type SomeCase } from './some-case';

const DAY = 24 * 3_600_000;

/** Any case that nothing more is looked for, long after it. */
const someClosedCase = (): fc.Arbitrary<SomeCase> =>
  someCase()
    .map((one) => ({
      ...one,
      evidence: repeated(one.evidence),
      now: Math.max(one.now, ...one.evidence.map(({ stamp }) => stamp.at)) + 30 * DAY,
    }))
    .filter(({ order, evidence, now }) => judge(order, evidence, now).nextLookAt === null);

/** Each read three times, a minute apart, as when nothing changes. */
function repeated(evidence: Evidence[]): Evidence[] {
  const often = evidence.flatMap((item): Evidence[] => {
    const isRead = item.type.endsWith('-read') || item.type === 'missing' || item.type === 'read-failed';
    if (!isRead) return [item];
    return [0, 1, 2].map((minute) => ({ ...item, stamp: later(item.stamp, minute * 60_000) }));
  });
  return often.map((item, index) => ({ ...item, seq: index + 1 }));
}

function later(stamp: Evidence['stamp'], ms: number): Evidence['stamp'] {
  return { ...stamp, at: stamp.at + ms, tiktokAt: stamp.tiktokAt === null ? null : stamp.tiktokAt + ms };
}

describe('compacted evidence', () => {
  it('gives the same verdict, then and ever after', () => {
    fc.assert(
      fc.property(someClosedCase(), fc.nat({ max: 4000 }), ({ order, evidence, now }, days) => {
        const kept = compact(order, evidence, now);
        for (const at of [now, now + days * DAY])
          expect(judge(order, kept, at)).toEqual(judge(order, evidence, at));
      }),
    );
  });

  it('cannot be compacted further', () => {
    fc.assert(
      fc.property(someClosedCase(), ({ order, evidence, now }) => {
        const kept = compact(order, evidence, now);
        expect(compact(order, kept, now)).toEqual(kept);
      }),
    );
  });

  it('holds nothing that was not there, and every record that is no mere repetition', () => {
    fc.assert(
      fc.property(someClosedCase(), ({ order, evidence, now }) => {
        const kept = compact(order, evidence, now);
        expect(kept.every((item) => evidence.includes(item))).toBe(true);
        const always = [
          'identified',
          'refused',
          'sending',
          'answered',
          'below-read',
          'rules-read',
          'changes-read',
          'superseded',
          'acknowledged',
        ];
        for (const item of evidence) if (always.includes(item.type)) expect(kept).toContain(item);
        const texts = (some: Evidence[]) =>
          new Set(some.map(({ seq: _s, stamp: _t, ...body }) => JSON.stringify(body)));
        const states = (some: Evidence[]) => texts(some.filter(({ type }) => type !== 'spend-read'));
        expect(states(kept)).toEqual(states(evidence));
      }),
    );
  });

  it('is all of it while there is something to look for', () => {
    fc.assert(
      fc.property(someCase(), ({ order, evidence, now }) => {
        fc.pre(judge(order, evidence, now).nextLookAt !== null);
        expect(compact(order, evidence, now)).toHaveLength(evidence.length);
      }),
    );
  });
});
