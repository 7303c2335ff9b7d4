import { FLAGS } from '@/utils/core/verdict';
import type { JudgedOrder } from './judged-orders';

export interface OrderGroups {
  /** Somebody must look; the most urgent flag first, then the oldest. */
  flagged: JudgedOrder[];
  /** Still looked at, nothing wrong; newest first. */
  proving: JudgedOrder[];
  /** The numbers proved the stop; newest first. */
  proven: JudgedOrder[];
  /** Nothing more is done about these; newest first. */
  earlier: JudgedOrder[];
}

/** What a person must see first comes first. */
export function groupOrders(judged: readonly JudgedOrder[]): OrderGroups {
  const groups: OrderGroups = { flagged: [], proving: [], proven: [], earlier: [] };
  for (const one of judged) groups[groupOf(one)].push(one);
  groups.flagged.sort((a, b) => urgency(a) - urgency(b) || raisedAt(a) - raisedAt(b));
  for (const group of [groups.proving, groups.proven, groups.earlier]) {
    group.sort((a, b) => b.order.createdAt - a.order.createdAt);
  }
  return groups;
}

function groupOf({ verdict }: JudgedOrder): keyof OrderGroups {
  if (verdict.flags.length > 0) return 'flagged';
  if (verdict.tone === 'proven') return 'proven';
  return verdict.closed ? 'earlier' : 'proving';
}

function urgency({ verdict }: JudgedOrder): number {
  const first = verdict.flags[0];
  return first === undefined ? FLAGS.length : FLAGS.indexOf(first.flag);
}

function raisedAt({ verdict }: JudgedOrder): number {
  return verdict.flags[0]?.since ?? 0;
}

/** The newest order of each entity: what was wished before it does not matter any more. */
export function newestOfEach<T extends { entityKey: string; createdAt: number }>(orders: readonly T[]): T[] {
  const newest = new Map<string, T>();
  for (const order of orders) {
    const known = newest.get(order.entityKey);
    if (known === undefined || known.createdAt < order.createdAt) newest.set(order.entityKey, order);
  }
  return [...newest.values()];
}
