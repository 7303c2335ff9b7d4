import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence, EvidenceBody } from '@/utils/core/evidence';
import { judge } from '@/utils/core/judge';
import type { Flag } from '@/utils/core/verdict';
import { someCase } from './some-case';
import { someBody } from './some-evidence';

/** Only the person, a new stop and a new order end an incident; and an answer to a stop says when it began. */
const ENDS = ['acknowledged', 'refused', 'superseded', 'answered'];
const LASTING: Flag[] = ['still-spending', 'turned-back-on'];

function isNews(body: EvidenceBody): boolean {
  if (body.type === 'sending') return body.operation === 'delete';
  return !ENDS.includes(body.type);
}

const unanswered = someCase({ actions: ['pause', 'end'], undated: false }).map((one) => ({
  ...one,
  evidence: one.evidence.filter(({ type }) => !['acknowledged', 'refused', 'superseded'].includes(type)),
}));

const withNews = unanswered.chain((one) =>
  fc.record({
    one: fc.constant(one),
    bodies: fc.array(someBody(one.order).filter(isNews), { minLength: 1, maxLength: 4 }),
    passed: fc.integer({ min: 0, max: 100_000 }),
    dated: fc.boolean(),
  }),
);

test.each(LASTING)('%s, once raised, is not forgotten by anything that is learned later', (flag) => {
  let raised = 0;
  fc.assert(
    fc.property(withNews, ({ one, bodies, passed, dated }) => {
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
