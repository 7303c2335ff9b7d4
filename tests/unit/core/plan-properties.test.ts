import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceBody, ReadOf } from '@/utils/core/evidence';
import { judge } from '@/utils/core/judge';
import type { Order } from '@/utils/core/order';
import { nextStep, type Step } from '@/utils/core/plan';
import { someCase } from './some-case';
import { OFFLINE } from './case-file';
import { operationOf, someEntity, someOutcome, someProblem, someTree } from './some-evidence';
import { someChanges, someParts, someReport, someRules } from './some-money';

const RUNS = { numRuns: 500 };
const WEEK = 7 * 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
const STEPS = 50;

/** What TikTok may answer to each thing that is asked, once. */
function someAnswer(order: Order) {
  return fc.record({
    fails: fc.option(someProblem(), { freq: 4 }),
    dies: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    entity: someEntity(order),
    isListed: fc.boolean(),
    matches: fc.boolean(),
    outcome: someOutcome(),
    tree: someTree(),
    report: someReport(),
    parts: someParts(),
    rules: someRules(),
    changes: someChanges(),
    ahead: fc.constantFrom(0, 0, -7_200_000, 900_000),
    dated: fc.boolean(),
  });
}
type Answer = ReturnType<typeof someAnswer> extends fc.Arbitrary<infer T> ? T : never;

/** What the engine records of one step. */
function recorded(order: Order, step: Step, answer: Answer): EvidenceBody[] {
  const { entity, matches, outcome } = answer;
  const unlessFailed = (what: ReadOf, body: EvidenceBody) =>
    answer.fails === null ? [body] : [{ type: 'read-failed' as const, what, problem: answer.fails }];
  const written = (body: EvidenceBody, attempt: number): EvidenceBody[] =>
    answer.dies ? [body] : [body, { type: 'answered', attempt, ...outcome }];
  switch (step.do) {
    case 'identify':
      return unlessFailed('identify', { type: 'identified', entity, matches, from: 'read', readAt: 0 });
    case 'refuse':
      return [{ type: 'refused', reason: step.reason, kind: step.kind }];
    case 'close-orphan':
      return [{ type: 'answered', attempt: step.attempt, outcome: 'unknown', problem: OFFLINE }];
    case 'send':
      return written(
        { type: 'sending', attempt: step.attempt, target: order.ref, operation: operationOf(order) },
        step.attempt,
      );
    case 'send-part':
      return written(
        { type: 'sending', attempt: step.attempt, target: step.target, operation: 'switch-off' },
        step.attempt,
      );
    case 'send-ahead':
      return written(
        { type: 'sending', attempt: step.attempt, target: step.target, operation: step.operation },
        step.attempt,
      );
    case 'delete':
      return written(
        { type: 'sending', attempt: step.attempt, target: order.ref, operation: 'delete' },
        step.attempt,
      );
    case 'read-switch':
      return unlessFailed('switch', answer.isListed ? { type: 'switch-read', entity } : { type: 'missing' });
    case 'read-tree':
      return unlessFailed('tree', answer.tree);
    case 'read-spend':
      return unlessFailed('spend', { type: 'spend-read', report: answer.report });
    case 'read-below':
      return unlessFailed('below', { type: 'below-read', parts: answer.parts });
    case 'read-rules':
      return unlessFailed('rules', { type: 'rules-read', rules: answer.rules });
    case 'read-surroundings':
      return unlessFailed('surroundings', {
        type: 'surroundings-read',
        around: { twins: [], promotes: [], sessions: [] },
        currency: 'USD',
      });
    case 'read-changes':
      return unlessFailed('changes', { type: 'changes-read', changes: answer.changes });
    case 'wait':
    case 'nothing':
      return [];
  }
}

describe('following the plan', () => {
  test('at one instant ends in waiting, whatever is answered', () => {
    let longest = 0;
    fc.assert(
      fc.property(
        someCase().chain((one) =>
          fc.record({
            one: fc.constant(one),
            answers: fc.array(someAnswer(one.order), { minLength: 1, maxLength: 20 }),
          }),
        ),
        ({ one: { order, evidence, now }, answers }) => {
          const all = [...evidence];
          const done: Step['do'][] = [];
          for (;;) {
            const step = nextStep(order, all, now);
            if (step.do === 'wait' || step.do === 'nothing') break;
            done.push(step.do);
            expect(done.length, done.join(' ')).toBeLessThan(STEPS);
            const answer = answers[done.length % answers.length]!;
            for (const body of recorded(order, step, answer)) {
              const isOurs = body.type === 'sending' || body.type === 'refused';
              const tiktokAt = answer.dated && !isOurs ? now + answer.ahead : null;
              const stamp = { at: now, tiktokAt, requestIds: [] };
              const seq = (all.at(-1)?.seq ?? 0) + 1;
              all.push({ ...body, seq, orderId: order.id, gateway: order.gateway, stamp });
            }
          }
          longest = Math.max(longest, done.length);
        },
      ),
      RUNS,
    );
    expect(longest).toBeGreaterThan(3);
  });

  test('never sends under a number that was used', () => {
    fc.assert(
      fc.property(someCase(), ({ order, evidence, now }) => {
        const step = nextStep(order, evidence, now);
        if (step.do !== 'send' && step.do !== 'delete') return;
        const used = evidence.filter((item) => item.type === 'sending').map(({ attempt }) => attempt);
        expect(used).not.toContain(step.attempt);
      }),
      RUNS,
    );
  });
});

describe('the next look', () => {
  test('is at a time, and never further away than the watch is long', () => {
    fc.assert(
      fc.property(someCase(), ({ order, evidence, now }) => {
        const { nextLookAt } = judge(order, evidence, now);
        if (nextLookAt === null) return;
        expect(Number.isFinite(nextLookAt)).toBe(true);
        expect(nextLookAt - now).toBeLessThanOrEqual(WEEK + HOUR);
      }),
      RUNS,
    );
  });

  test('that the plan waits for is the one that the verdict tells', () => {
    fc.assert(
      fc.property(someCase(), ({ order, evidence, now }) => {
        const step = nextStep(order, evidence, now);
        const verdict = judge(order, evidence, now);
        if (step.do === 'wait') expect(step.until).toBe(verdict.nextLookAt);
        if (step.do === 'wait') expect(step.until).toBeGreaterThan(now);
      }),
      RUNS,
    );
  });
});
