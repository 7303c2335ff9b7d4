import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { planPlacement, type Standing } from '@/utils/page/placement';
import { RestoreBudget } from '@/utils/page/restore-budget';
import type { SeenRow } from '@/utils/page/rows';

const row = (id: string): SeenRow => ({
  id,
  name: `Campaign ${id}`,
  slot: `cell-${id}_campaign_name`,
  cell: {} as Element,
  doubt: null,
});
const well = (id: string): Standing => ({
  slot: `cell-${id}_campaign_name`,
  inPlace: true,
  behindCell: true,
});
const placed = (...standings: [string, Partial<Standing>?][]) =>
  new Map(standings.map(([id, change]) => [id, () => ({ ...well(id), ...change })]));

describe('what must change so that each row has one node of ours', () => {
  test('a row that is served is left alone', () => {
    expect(planPlacement([row('1')], placed(['1']))).toEqual({ mount: [], put: [], unmount: [] });
  });

  test('a new row is served, a row that is gone is not any more', () => {
    const plan = planPlacement([row('2')], placed(['1']));
    expect(plan.mount.map(({ id }) => id)).toEqual(['2']);
    expect(plan.unmount).toEqual(['1']);
  });

  test('a node the page threw out is put back and counts as lost', () => {
    expect(planPlacement([row('1')], placed(['1', { inPlace: false }])).put).toEqual([
      { row: row('1'), lost: true },
    ]);
  });

  test('a node before its cell, or under an old slot name, is moved and does not count as lost', () => {
    for (const change of [{ behindCell: false }, { slot: 'cell-1_name' }]) {
      expect(planPlacement([row('1')], placed(['1', change])).put).toEqual([{ row: row('1'), lost: false }]);
    }
  });

  test('whatever was there before, every row ends up with exactly one node', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 12 }).map(String));
    fc.assert(
      fc.property(ids, ids, fc.func(fc.boolean()), (now, before, inPlace) => {
        const standings = placed(
          ...before.map((id): [string, Partial<Standing>] => [id, { inPlace: inPlace(id) }]),
        );
        const plan = planPlacement(now.map(row), standings);
        const after = before
          .filter((id) => !plan.unmount.includes(id))
          .concat(plan.mount.map(({ id }) => id));
        expect(after.toSorted()).toEqual(now.toSorted());
        for (const { row: put } of plan.put) expect(now).toContain(put.id);
      }),
    );
  });
});

describe('putting back what the page removed', () => {
  test('a page that re-renders ten times a second is kept up with', () => {
    const budget = new RestoreBudget();
    for (let time = 0; time < 60_000; time += 100) expect(budget.spend(time)).toBe(true);
    expect(budget.isFought(60_000)).toBe(false);
  });

  test('a page that removes at every turn is not fought, until a pause is over', () => {
    const budget = new RestoreBudget();
    let time = 0;
    while (budget.spend(time)) time += 16;
    expect(time).toBeLessThan(10_000);
    expect(budget.isFought(time)).toBe(true);
    expect(budget.spend(time + 1000)).toBe(false);
    expect(budget.spend(time + 20_000)).toBe(true);
  });

  test('while it goes on it is called fought without a break, and only being left alone ends that', () => {
    const budget = new RestoreBudget();
    let time = 0;
    while (budget.spend(time)) time += 16;
    for (const end = time + 120_000; time < end; time += 16) {
      budget.spend(time);
      expect(budget.isFought(time)).toBe(true);
    }
    expect(budget.isFought(time + 60_000)).toBe(false);
  });
});
