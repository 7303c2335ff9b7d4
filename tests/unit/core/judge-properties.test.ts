import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '@/utils/core/judge';
import { nextStep } from '@/utils/core/plan';
import { FLAGS, rank, STAGES, type Stage } from '@/utils/core/verdict';
import { someCase } from './some-case';

const RUNS = { numRuns: 500 };

/** A case and the same evidence handed over in another order. */
const shuffled = someCase().chain((one) =>
  fc
    .shuffledSubarray(one.evidence, { minLength: one.evidence.length })
    .map((evidence) => ({ ...one, other: evidence })),
);

describe('a verdict', () => {
  test('is the same whoever judges the same evidence at the same time', () => {
    fc.assert(
      fc.property(someCase(), ({ order, evidence, now }) => {
        const copy = structuredClone(evidence);
        const first = judge(order, evidence, now);
        expect(evidence).toEqual(copy);
        expect(judge(order, copy, now)).toEqual(first);
      }),
      RUNS,
    );
  });

  test('and the next step do not depend on how the evidence is handed over', () => {
    fc.assert(
      fc.property(shuffled, ({ order, evidence, other, now }) => {
        expect(judge(order, other, now)).toEqual(judge(order, evidence, now));
        expect(nextStep(order, other, now)).toEqual(nextStep(order, evidence, now));
      }),
      RUNS,
    );
  });

  test('is always whole: nothing thrown, no flag twice, most urgent first, the first one said', () => {
    fc.assert(
      fc.property(someCase(), ({ order, evidence, now }) => {
        const { flags, said, nextLookAt, reachedAt, stage, closed } = judge(order, evidence, now);
        const places = flags.map(({ flag }) => FLAGS.indexOf(flag));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        if (flags[0] !== undefined) expect(said).toEqual(flags[0].said);
        for (const time of [...flags.map(({ since }) => since), ...Object.values(reachedAt)]) {
          expect(time).toBeTypeOf('number');
        }
        expect(reachedAt).toHaveProperty(stage);
        for (const reached of Object.keys(reachedAt) as Stage[]) {
          expect(rank(reached)).toBeLessThanOrEqual(rank(stage));
        }
        if (nextLookAt !== null) expect(closed).toBe(false);
      }),
      RUNS,
    );
  });

  test('is green only where green is reserved for', () => {
    fc.assert(
      fc.property(someCase(), ({ order, evidence, now }) => {
        const { tone, stage, flags } = judge(order, evidence, now);
        if (tone === 'proven') expect(rank(stage)).toBeGreaterThanOrEqual(rank('confirmed'));
        if (flags.length > 0) expect(['needs-you', 'money-leaving']).toContain(tone);
      }),
      RUNS,
    );
  });
});

describe('the plan', () => {
  test('never sends what was accepted, and never a resume twice', () => {
    fc.assert(
      fc.property(someCase(), ({ order, evidence, now }) => {
        if (nextStep(order, evidence, now).do !== 'send') return;
        const sends = evidence.filter((item) => item.type === 'sending' && item.operation !== 'delete');
        if (order.action === 'resume') expect(sends).toEqual([]);
        const last = sends.at(-1);
        const answers = evidence.filter(
          (item) =>
            item.type === 'answered' &&
            last?.type === 'sending' &&
            item.attempt === last.attempt &&
            item.seq > last.seq,
        );
        if (last !== undefined) expect(answers[0]).not.toMatchObject({ outcome: 'accepted' });
      }),
      RUNS,
    );
  });

  test('does nothing for an order that was refused or taken over', () => {
    fc.assert(
      fc.property(someCase(), ({ order, evidence, now }) => {
        fc.pre(evidence.some(({ type }) => type === 'refused' || type === 'superseded'));
        expect(nextStep(order, evidence, now)).toEqual({ do: 'nothing' });
      }),
    );
  });
});

test('the made-up cases reach every rung that can be reached, so the properties are not idle', () => {
  const cases = fc.sample(someCase({ actions: ['pause'] }), { numRuns: 1000, seed: 7 });
  const reached = cases.map(({ order, evidence, now }) => judge(order, evidence, now).stage);
  for (const stage of STAGES) {
    expect(reached.filter((one) => one === stage).length, stage).toBeGreaterThan(15);
  }
});
