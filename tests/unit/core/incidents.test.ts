import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence, EvidenceBody, ReadOf } from '@/utils/core/evidence';
import { historyOf } from '@/utils/core/history';
import { judge } from '@/utils/core/judge';
import { currentSpell } from '@/utils/core/stop-moment';
import type { Flag } from '@/utils/core/verdict';
import { row, silentReport, SPENT } from './reports';
import { someCase } from './some-case';
import { someBody, someProblem } from './some-evidence';

/** Only the person, a new stop and a new order end an incident; and an answer to a stop says when it began. */
const ENDS = ['refused', 'superseded', 'answered'];
const LASTING: Flag[] = ['still-spending', 'turned-back-on'];

/** An answer to another flag is none to this one. */
function isNews(body: EvidenceBody, flag: Flag): boolean {
  if (body.type === 'sending') return body.operation === 'delete';
  if (body.type === 'acknowledged') return body.flag !== flag;
  return !ENDS.includes(body.type);
}

const open = someCase({ actions: ['pause', 'end'], undated: false }).map((one) => ({
  ...one,
  evidence: one.evidence.filter(({ type }) => !['refused', 'superseded'].includes(type)),
}));

const withNews = (flag: Flag) =>
  open.chain((one) =>
    fc.record({
      one: fc.constant(one),
      bodies: fc.array(
        someBody(one.order).filter((body) => isNews(body, flag)),
        { minLength: 1, maxLength: 4 },
      ),
      passed: fc.integer({ min: 0, max: 100_000 }),
      dated: fc.boolean(),
    }),
  );

test.each(LASTING)('%s, once raised, is not forgotten by anything that is learned later', (flag) => {
  let raised = 0;
  fc.assert(
    fc.property(withNews(flag), ({ one, bodies, passed, dated }) => {
      const { order, evidence, now } = one;
      const flags = (all: Evidence[]) => judge(order, all, now).flags.map((each) => each.flag);
      if (!flags(evidence).includes(flag)) return;
      raised++;
      const last = evidence.at(-1);
      const news = bodies.map((body, index): Evidence => {
        const at = (last?.stamp.tiktokAt ?? 0) + (index + 1) * passed * 1000;
        const stamp = { at, tiktokAt: dated ? at : null, requestIds: [] };
        const { id: orderId, gateway } = order;
        return { ...body, seq: evidence.length + 1000 + index, orderId, gateway, stamp };
      });
      expect(flags([...evidence, ...news])).toContain(flag);
    }),
    { numRuns: 800 },
  );
  expect(raised).toBeGreaterThan(0);
});

test('a leak that the person left is raised again by the money of an hour that was not in it', () => {
  let raised = 0;
  fc.assert(
    fc.property(open, fc.nat(100_000), ({ order, evidence, now }, passed) => {
      const leak = (all: Evidence[]) =>
        judge(order, all, now).flags.find(({ flag }) => flag === 'still-spending');
      const first = leak(evidence);
      const last = evidence.at(-1);
      // Only what is off now can leak.
      if (first === undefined || last === undefined || !currentSpell(historyOf(evidence))) return;
      raised++;
      const next = (body: EvidenceBody, after: number): Evidence => {
        const at = (last.stamp.tiktokAt ?? 0) + after * 1000;
        const { id: orderId, gateway } = order;
        return {
          ...body,
          seq: last.seq + after + 1,
          orderId,
          gateway,
          stamp: { at, tiktokAt: at, requestIds: [] },
        };
      };
      const left = [
        ...evidence,
        next({ type: 'acknowledged', flag: 'still-spending', since: first.since }, 1),
      ];
      expect(leak(left)).toBeUndefined();
      const rows = [...SPENT, row('2026-04-20', '1.00', 50)];
      const more = next({ type: 'spend-read', report: { ...silentReport(0), rows } }, passed + 2);
      expect(leak([...left, more])?.since).toBeGreaterThan(first.since);
    }),
    { numRuns: 800 },
  );
  expect(raised).toBeGreaterThan(0);
});

test('a look that failed takes no flag back', () => {
  const failed = fc.record({
    what: fc.constantFrom<ReadOf>('identify', 'switch', 'tree', 'spend', 'below', 'rules', 'changes'),
    problem: someProblem(),
  });
  fc.assert(
    fc.property(open, failed, fc.nat(100_000), ({ order, evidence, now }, { what, problem }, passed) => {
      const flags = (all: Evidence[]) => judge(order, all, now).flags.map(({ flag }) => flag);
      const at = Math.max(0, ...evidence.map(({ stamp }) => stamp.at)) + passed * 1000;
      const { id: orderId, gateway } = order;
      const stamp = { at, tiktokAt: null, requestIds: [] };
      const item: Evidence = { type: 'read-failed', what, problem, seq: 1000, orderId, gateway, stamp };
      expect(flags([...evidence, item])).toEqual(expect.arrayContaining(flags(evidence)));
    }),
    { numRuns: 800 },
  );
});
