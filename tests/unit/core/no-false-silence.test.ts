import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '@/utils/core/judge';
import type { Action } from '@/utils/core/order';
import { nextStep } from '@/utils/core/plan';
import { rank, type Stage } from '@/utils/core/verdict';
import { isLook, lacksNothing, leaks, nothingCanRun, provesSilence, reportsSinceOff, reportsSinceStop, saysOff, showsLife, silentFrom, stopTimes, timeOf, wasOffWith } from './plain-rules'; // prettier-ignore
import { someCase, type SomeCase } from './some-case';

/*
 * A stop is done when TikTok's own numbers have stayed still. Whatever the evidence and the order in which it
 * is handed over, no rung of the money is said without what it rests on.
 */

const RUNS = { numRuns: 700 };
const DAY = 24 * 60 * 60_000;

const stopsBy = (...actions: Action[]) =>
  someCase({ actions, undated: false }).chain((one) =>
    fc
      .shuffledSubarray(one.evidence, { minLength: one.evidence.length })
      .map((handedOver) => ({ ...one, handedOver })),
  );
const stops = stopsBy('pause', 'end');
type Stop = SomeCase & { handedOver: SomeCase['evidence'] };

const verdictOf = ({ order, handedOver, now }: Stop) => judge(order, handedOver, now);

/** Holds whenever a stop is at least that far. */
function whenever(stage: Stage, holds: (one: Stop) => void): void {
  fc.assert(
    fc.property(stops, (one) => {
      if (rank(verdictOf(one).stage) >= rank(stage)) holds(one);
    }),
    RUNS,
  );
}

describe('"quiet" and above are never said', () => {
  test('while a report since the stop has money or impressions in a silent hour', () => {
    whenever('quiet', ({ evidence }) => {
      const from = silentFrom(stopTimes(evidence).latest);
      const hourly = reportsSinceStop(evidence).filter(({ report }) => report.per === 'hour');
      for (const { report } of hourly) expect(leaks(report, from)).toBe(false);
    });
  });

  test('unless the newest read of the switch, and of all below it, is off', () => {
    whenever('quiet', ({ order, evidence }) => {
      expect(evidence.findLast(isLook)).toSatisfy(saysOff);
      if (order.ref.level === 'ad') return;
      const tree = evidence.findLast(({ type }) => type === 'tree-read');
      expect(tree).toSatisfy(nothingCanRun);
      expect(tree !== undefined && lacksNothing(evidence, tree)).toBe(true);
    });
  });

  test('before two reports half an hour apart, the first 45 minutes after it was off', () => {
    whenever('quiet', ({ evidence }) => {
      const from = stopTimes(evidence).earliest + 45 * 60_000;
      const late = reportsSinceOff(evidence)
        .map(timeOf)
        .filter((at) => at >= from);
      expect(Math.max(...late) - Math.min(...late)).toBeGreaterThanOrEqual(30 * 60_000);
    });
  });
});

describe('"confirmed" and above are never said', () => {
  test('without a report that proves silence: late enough, whole, alive, and the sum still for an hour', () => {
    whenever('confirmed', ({ order, evidence }) => {
      const hasBelow = order.ref.level !== 'ad';
      const proofs = reportsSinceOff(evidence).filter(
        (read) => provesSilence(evidence, read) && wasOffWith(evidence, read, hasBelow),
      );
      expect(proofs).not.toEqual([]);
    });
  });

  test('"final" not before a day is over', () => {
    whenever('final', ({ evidence }) => {
      const from = stopTimes(evidence).earliest + DAY;
      expect(Math.max(...reportsSinceOff(evidence).map(timeOf))).toBeGreaterThanOrEqual(from);
    });
  });
});

test('"final" is never said while nothing has shown since the stop that reports go on', () => {
  whenever('final', ({ evidence }) => expect(evidence).toSatisfy(showsLife));
});

describe('a deletion', () => {
  test('is never sent long after what speaks for it was seen', () => {
    fc.assert(
      fc.property(stopsBy('end'), fc.integer({ min: 16, max: 10_000 }), ({ order, handedOver }, minutes) => {
        const newest = Math.max(...handedOver.map(({ stamp }) => stamp.at));
        expect(nextStep(order, handedOver, newest + minutes * 60_000).do).not.toBe('delete');
      }),
      RUNS,
    );
  });

  test('is only sent once, for an end that asked for it, confirmed, with no flag but a waiting rule', () => {
    let sent = 0;
    fc.assert(
      fc.property(stopsBy('end', 'end', 'end', 'pause'), (one) => {
        const { order, handedOver } = one;
        // It follows a look at once, or never.
        const now = Math.max(...handedOver.map(({ stamp }) => stamp.at));
        if (nextStep(order, handedOver, now).do !== 'delete') return;
        sent++;
        const { stage, flags } = verdictOf({ ...one, now });
        expect(order).toMatchObject({ action: 'end', deleteWhenProven: true });
        expect(rank(stage)).toBeGreaterThanOrEqual(rank('confirmed'));
        // What is deleted cannot be turned on again, so a waiting rule does not speak against it.
        expect(flags.filter(({ flag }) => flag !== 'can-resume-by-itself')).toEqual([]);
        expect(handedOver.some((item) => item.type === 'sending' && item.operation === 'delete')).toBe(false);
      }),
      // About one in ninety gets as far.
      { numRuns: 2 * RUNS.numRuns },
    );
    expect(sent).toBeGreaterThan(0);
  });
});
