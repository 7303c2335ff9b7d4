import { describe, expect, it } from 'vitest';
import type { JudgedOrder } from '../../../components/orders/judged-orders';
import { groupOrders, newestOfEach } from '../../../components/orders/order-groups';
import type { Flag, Verdict } from '../../../utils/core/verdict';
import { someJudged } from './some-judged';

describe('the list of orders', () => {
  it('puts a running leak before everything, and of two equal flags the older', () => {
    const groups = groupOrders([
      order('quiet', { flags: [] }),
      order('blind', { flags: [flag('cannot-verify', 1)] }),
      order('young leak', { flags: [flag('still-running', 9)] }),
      order('old leak', { flags: [flag('still-running', 2)] }),
      order('came back', { flags: [flag('turned-back-on', 50)] }),
    ]);
    expect(ids(groups.flagged)).toEqual(['came back', 'old leak', 'young leak', 'blind']);
    expect(ids(groups.proving)).toEqual(['quiet']);
  });

  it('sorts by the most urgent flag when an order has several', () => {
    const both = order('both', { flags: [flag('rejected', 1), flag('cannot-verify', 1)] });
    const { flagged } = groupOrders([order('blind', { flags: [flag('cannot-verify', 0)] }), both]);
    expect(ids(flagged)).toEqual(['both', 'blind']);
  });

  it('keeps a flagged order on top even when nothing more is done about it', () => {
    const groups = groupOrders([order('refused', { flags: [flag('rejected', 1)], closed: true })]);
    expect(ids(groups.flagged)).toEqual(['refused']);
  });

  it('calls only the proven proven: off but never proved is earlier, not proven', () => {
    const groups = groupOrders([
      order('proved', { tone: 'proven', closed: true }),
      order('let go', { tone: 'waiting', closed: true }),
    ]);
    expect(ids(groups.proven)).toEqual(['proved']);
    expect(ids(groups.earlier)).toEqual(['let go']);
  });

  it('shows the newest first where nobody is needed', () => {
    const groups = groupOrders([order('old', {}, 1), order('new', {}, 3), order('middle', {}, 2)]);
    expect(ids(groups.proving)).toEqual(['new', 'middle', 'old']);
  });
});

describe('several orders on one campaign', () => {
  it('leave only the newest, whatever order they come in', () => {
    const orders = [
      { entityKey: 'a', createdAt: 2 },
      { entityKey: 'b', createdAt: 1 },
      { entityKey: 'a', createdAt: 5 },
      { entityKey: 'a', createdAt: 3 },
    ];
    expect(newestOfEach(orders)).toEqual([
      { entityKey: 'a', createdAt: 5 },
      { entityKey: 'b', createdAt: 1 },
    ]);
  });
});

function ids(judged: JudgedOrder[]): string[] {
  return judged.map(({ order: { id } }) => id);
}

function flag(name: Flag, since: number): Verdict['flags'][number] {
  return { flag: name, since, said: { key: 'x', values: {} }, next: 'wait' };
}

function order(id: string, verdict: Partial<Verdict>, createdAt = 1): JudgedOrder {
  return someJudged(id, { order: { id, createdAt }, verdict });
}
