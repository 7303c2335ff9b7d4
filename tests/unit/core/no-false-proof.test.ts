import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '@/utils/core/evidence';
import { judge } from '@/utils/core/judge';
import { rank, type Stage } from '@/utils/core/verdict';
import { isLook, looksSinceOff, nothingCanRun, saysOff, sinceSend } from './plain-rules';
import { someCase, type SomeCase } from './some-case';
import { WORTHLESS } from './worthless';

/*
 * The worst mistake is a false "stopped". What must be there before it may be said is written here a second
 * time, plainly and apart from the product.
 */

const RUNS = { numRuns: 1000 };
const stops = someCase({ actions: ['pause', 'end'] });
const datedStops = someCase({ actions: ['pause', 'end'], undated: false });

const stageOf = ({ order, evidence, now }: SomeCase): Stage => judge(order, evidence, now).stage;
const reaches = (one: SomeCase, stage: Stage) => rank(stageOf(one)) >= rank(stage);

describe('"switched off" is said', () => {
  test('only if the newest read of the switch says off', () => {
    fc.assert(
      fc.property(stops, (one) => {
        if (!reaches(one, 'switched-off')) return;
        expect(one.evidence.filter(isLook).at(-1)).toSatisfy(saysOff);
      }),
      RUNS,
    );
  });

  test('only after two equal reads at least 10 s apart by TikTok’s clock, with nothing but off between', () => {
    fc.assert(
      fc.property(datedStops, (one) => {
        if (!reaches(one, 'switched-off')) return;
        const looks = looksSinceOff(one.evidence).map((look) => ({
          at: look.stamp.tiktokAt ?? 0,
          says: look.type === 'switch-read' ? `${look.entity.switch} ${look.entity.status}` : '',
        }));
        const pairs = looks.flatMap((a, i) => looks.slice(i + 1).map((b) => [a, b] as const));
        expect(pairs.some(([a, b]) => a.says === b.says && b.at - a.at >= 10_000)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('"nothing can run" is said', () => {
  test('only after a complete reading of the levels below, all of them off, since it was last not off', () => {
    fc.assert(
      fc.property(stops, (one) => {
        if (!reaches(one, 'nothing-can-run') || one.order.ref.level === 'ad') return;
        const tree = one.evidence.findLast(({ type }) => type === 'tree-read');
        expect(tree).toSatisfy(nothingCanRun);
        expect(tree?.seq).toBeGreaterThan(looksSinceOff(one.evidence)[0]?.seq ?? Infinity);
      }),
      RUNS,
    );
  });

  test('and nothing above it while no money was read', () => {
    fc.assert(
      fc.property(stops, (one) => {
        if (!reaches(one, 'quiet')) return;
        expect(sinceSend(one.evidence).filter(({ type }) => type === 'spend-read').length).toBeGreaterThan(1);
      }),
      RUNS,
    );
  });
});

describe('the stage does not rise', () => {
  test('by time going by', () => {
    fc.assert(
      fc.property(stops, fc.integer({ min: 0, max: 30 * 24 * 3600 }), (one, seconds) => {
        expect(stageOf({ ...one, now: one.now + seconds * 1000 })).toBe(stageOf(one));
      }),
    );
  });

  test('by whatever our own clock says, when TikTok dates its answers', () => {
    const errors = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 25, maxLength: 25 });
    fc.assert(
      fc.property(datedStops, errors, (one, error) => {
        const evidence = one.evidence.map((item, index) => ({
          ...item,
          stamp: { ...item.stamp, at: item.stamp.at + (error[index] ?? 0) },
        }));
        expect(stageOf({ ...one, evidence })).toBe(stageOf(one));
      }),
      RUNS,
    );
  });

  test('by an answer that could not be had, could not be read, or says nothing', () => {
    fc.assert(
      fc.property(
        stops,
        fc.constantFrom(...WORTHLESS),
        fc.integer({ min: 0, max: 7200 }),
        (one, body, passed) => {
          const at =
            Math.max(one.order.createdAt, ...one.evidence.map(({ stamp }) => stamp.at)) + passed * 1000;
          const { order } = one;
          const item: Evidence = {
            ...body(one.order),
            seq: one.evidence.length + 1,
            orderId: order.id,
            gateway: order.gateway,
            stamp: { at, tiktokAt: at, requestIds: [] },
          };
          const after = stageOf({ ...one, evidence: [...one.evidence, item] });
          expect(rank(after)).toBeLessThanOrEqual(rank(stageOf(one)));
        },
      ),
      RUNS,
    );
  });
});
