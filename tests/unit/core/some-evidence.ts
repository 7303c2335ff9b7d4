import fc from 'fast-check';
import type { Entity, Switch } from '@/utils/core/entity';
import type { EvidenceBody, Operation, Problem, ReadOf, TreeNode, WriteOutcome } from '@/utils/core/evidence';
import type { Order } from '@/utils/core/order';
import { FLAGS } from '@/utils/core/verdict';
import { someChanges, someParts, someReport, someRules } from './some-money';
import {
  entityOf,
  INVALID,
  OFFLINE,
  PERMISSION_LOST,
  PRESS,
  RATE_LIMITED,
  TIMED_OUT,
  TOKEN_REVOKED,
} from './case-file';

/** Statuses of every class, at every level; what a word means there is the product's to say. */
const STATUSES = [
  'DISABLE',
  'DELETE',
  'ENABLE',
  'DELIVERY_OK',
  'BUDGET_EXCEED',
  'TIME_DONE',
  'BRAND_NEW',
  null,
];
const PROBLEMS = [OFFLINE, TIMED_OUT, RATE_LIMITED, TOKEN_REVOKED, PERMISSION_LOST, INVALID];

/** Something that was learned of this order, whatever else is known. */
export function someBody(order: Order): fc.Arbitrary<EvidenceBody> {
  const entity = someEntity(order);
  const problem = someProblem();
  const what = fc.constantFrom<ReadOf>(
    'identify',
    'switch',
    'tree',
    'spend',
    'below',
    'rules',
    'surroundings',
    'changes',
  );
  const attempt = fc.constantFrom(1, 1, 1, 2);
  const readOff = fc.constant(entityOf(order, { switch: 'off', status: 'DISABLE' }));
  return fc.oneof(
    { weight: 8, arbitrary: readOff.map((one) => ({ type: 'switch-read' as const, entity: one })) },
    { weight: 3, arbitrary: entity.map((one) => ({ type: 'switch-read' as const, entity: one })) },
    { weight: 5, arbitrary: someTree() },
    { weight: 6, arbitrary: fc.record({ type: fc.constant('spend-read' as const), report: someReport() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('below-read' as const), parts: someParts() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('rules-read' as const), rules: someRules() }) },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('changes-read' as const), changes: someChanges() }),
    },
    {
      weight: 1,
      arbitrary: fc.constant<EvidenceBody>({
        type: 'sending',
        attempt: 1,
        target: order.ref,
        operation: 'delete',
      }),
    },
    {
      weight: 2,
      arbitrary: attempt.map((number) => ({
        type: 'sending' as const,
        attempt: number,
        target: order.ref,
        operation: operationOf(order),
      })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(attempt, someOutcome())
        .map(([number, outcome]) => ({ type: 'answered' as const, attempt: number, ...outcome })),
    },
    {
      weight: 2,
      arbitrary: fc.record({ type: fc.constant('read-failed' as const), what, problem }),
    },
    { weight: 1, arbitrary: fc.constant({ type: 'missing' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('identified' as const),
        entity,
        matches: fc.boolean(),
        from: fc.constantFrom('read' as const, 'earlier-read' as const),
        readAt: someTime(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('acknowledged' as const),
        flag: fc.constantFrom(...FLAGS),
        since: someTime(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<EvidenceBody>(
        { type: 'superseded', by: 'another' },
        { type: 'refused', reason: 'name-differs', kind: 'manual' },
      ),
    },
  );
}

export function someProblem(): fc.Arbitrary<Problem> {
  return fc.constantFrom(...PROBLEMS);
}

export function someOutcome(): fc.Arbitrary<WriteOutcome> {
  const problem = someProblem();
  const outcome = fc.constantFrom('partial' as const, 'rejected' as const, 'unknown' as const);
  return fc.oneof(fc.constant({ outcome: 'accepted' as const }), fc.record({ outcome, problem }));
}

export function someEntity(order: Order): fc.Arbitrary<Entity> {
  const position = fc.constantFrom<Switch>('on', 'off', 'off', 'deleted', 'frozen', 'unknown');
  return fc
    .tuple(position, fc.constantFrom(...STATUSES))
    .map(([one, status]) => entityOf(order, { switch: one, status }));
}

export function someTree(): fc.Arbitrary<EvidenceBody> {
  const node: fc.Arbitrary<TreeNode> = fc.record({
    level: fc.constantFrom(
      'adgroup' as const,
      'ad' as const,
      'adgroup' as const,
      'ad' as const,
      'session' as const,
    ),
    id: fc.constantFrom('1', '2', '3'),
    name: fc.constant('part'),
    status: fc.constantFrom('DISABLE', 'DISABLE', 'DISABLE', ...STATUSES),
  });
  return fc
    .record({
      nodes: fc.array(node, { maxLength: 3 }),
      missing: fc.constantFrom(0, 0, 0, 1),
      complete: fc.constantFrom(true, true, true, false),
    })
    .map(({ nodes, missing, complete }) => ({
      type: 'tree-read',
      nodes,
      total: nodes.length + missing,
      complete,
    }));
}

export function operationOf({ action }: Order): Operation {
  return action === 'resume' ? 'switch-on' : 'switch-off';
}

/** Our clock, some time around the first week. */
export function someTime(): fc.Arbitrary<number> {
  return fc.integer({ min: -3600, max: 8 * 24 * 3600 }).map((seconds) => PRESS + seconds * 1000);
}
