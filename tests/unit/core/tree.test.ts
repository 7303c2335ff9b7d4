import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TreeNode } from '@/utils/core/evidence';
import { findingOf, type TreeState } from '@/utils/core/tree';
import { adGroup, ALL_OFF, OFF, offStop, stop } from './case-file';

function findingAfter(nodes: TreeNode[], more: { total?: number; complete?: boolean } = {}) {
  const tree = stop().tree(2, nodes, more).history.trees[0];
  if (tree === undefined) throw new Error('No tree was read');
  return findingOf(tree);
}

const RUNS = adGroup('ADGROUP_STATUS_DELIVERY_OK', 'runs');
const STRANGE = adGroup('ADGROUP_STATUS_BRAND_NEW', 'strange');
const SILENT = adGroup(null, 'silent');
const WAITS = adGroup('ADGROUP_STATUS_BALANCE_EXCEED', 'waits');
const OVER = adGroup('ADGROUP_STATUS_TIME_DONE', 'over');
const OVER_TOO: TreeNode = { ...OVER, id: '78' };
const SESSION: TreeNode = { level: 'session', id: '9', name: 'boost', status: null };

describe('what the levels below say', () => {
  test.each<[string, TreeNode[], TreeState, string | null]>([
    ['all off', ALL_OFF, 'nothing-can-run', null],
    ['off and over', [...ALL_OFF, OVER], 'nothing-can-run', null],
    ['one runs', [...ALL_OFF, RUNS], 'running', 'runs'],
    ['one runs among the unknown and the waiting', [WAITS, STRANGE, SILENT, RUNS], 'running', 'runs'],
    ['the first of two that run is named', [RUNS, adGroup('DELIVERY_OK', 'second')], 'running', 'runs'],
    ['a status nobody documented', [...ALL_OFF, STRANGE, WAITS], 'unprovable', 'strange'],
    ['no status', [...ALL_OFF, WAITS, SILENT], 'unprovable', 'silent'],
    ['one waits for money', [...ALL_OFF, WAITS], 'may-resume', 'waits'],
    ['a GMV Max session is left', [...ALL_OFF, SESSION], 'running', 'boost'],
    ['a session that calls itself off', [{ ...SESSION, status: 'DISABLE' }], 'running', 'boost'],
  ])('%s', (_what, nodes, state, name) => {
    const finding = findingAfter(nodes);
    expect([finding.state, finding.node?.name ?? null]).toEqual([state, name]);
  });

  test.each([
    ['a page is missing', { complete: false }],
    ['TikTok counts one more', { total: ALL_OFF.length + 1 }],
    ['TikTok counts one less', { total: ALL_OFF.length - 1 }],
  ])('%s: not proved', (_what, more) => {
    expect(findingAfter(ALL_OFF, more)).toEqual({ state: 'incomplete', node: null });
  });

  test.each([
    ['nothing is listed', []],
    ['no ad is listed', ALL_OFF.slice(0, 1)],
  ])('%s: an empty list is never proof', (_what, nodes) => {
    expect(findingAfter(nodes)).toEqual({ state: 'empty', node: null });
  });

  test('but ads of GMV Max are in no list', () => {
    const file = stop().identified({ kind: 'gmv-max' }).tree(2, []);
    expect(file.history.trees.map((tree) => findingOf(tree).state)).toEqual(['nothing-can-run']);
  });

  test('bad news counts even when the reading is not complete', () => {
    expect(findingAfter([...ALL_OFF, RUNS], { complete: false }).state).toBe('running');
  });

  test('an ad is judged by the words of ads, an ad group by those of ad groups', () => {
    expect(findingAfter([adGroup('AD_STATUS_DISABLE')]).state).toBe('unprovable');
  });
});

test('the order in which TikTok lists them does not matter', () => {
  const node = fc.constantFrom(...ALL_OFF, RUNS, STRANGE, SILENT, WAITS, OVER, SESSION);
  const twoOrders = fc
    .array(node, { maxLength: 6 })
    .chain((nodes) => fc.tuple(fc.constant(nodes), fc.shuffledSubarray(nodes, { minLength: nodes.length })));
  fc.assert(
    fc.property(twoOrders, ([one, other]) => {
      expect(findingAfter(one).state).toBe(findingAfter(other).state);
    }),
  );
});

describe('a list that lacks what was listed before', () => {
  const statesOf = (...lists: TreeNode[][]) => {
    const file = stop();
    for (const [index, nodes] of lists.entries()) file.tree(index, nodes);
    return file.history.trees.map((tree) => findingOf(tree).state);
  };

  test('is not complete, however it counts itself', () => {
    expect(statesOf([...ALL_OFF, OVER_TOO], ALL_OFF)).toEqual(['nothing-can-run', 'incomplete']);
    expect(statesOf(ALL_OFF, [])).toEqual(['nothing-can-run', 'incomplete']);
  });

  test('is complete again when it is there again, and when what is gone is listed as deleted', () => {
    const deleted = { ...OVER_TOO, status: 'ADGROUP_STATUS_DELETE' };
    expect(statesOf([...ALL_OFF, OVER_TOO], ALL_OFF, [...ALL_OFF, deleted]).at(-1)).toBe('nothing-can-run');
  });

  test('also when it was listed before a second stop', () => {
    const file = stop()
      .tree(1, [...ALL_OFF, OVER_TOO])
      .accepted(2)
      .tree(3, ALL_OFF);
    expect(file.history.trees.map((tree) => findingOf(tree).state)).toEqual(['incomplete']);
  });

  test('may lack a session: one that is over is listed no more', () => {
    expect(statesOf([...ALL_OFF, SESSION], ALL_OFF)).toEqual(['running', 'nothing-can-run']);
  });
});

describe('a campaign with nothing below it', () => {
  const emptied = () => offStop().tree(120, []);
  const bare = () => stop().identified().accepted().believably(OFF, 12).tree(120, []);

  test('is off, without an alarm, if it never spent', () => {
    expect(bare().spend(120, { rows: [], total: null }).verdict()).toMatchObject({
      stage: 'switched-off',
      flags: [],
      said: { key: 'verdict_nothing_below' },
    });
  });

  test('is looked into by a person if it has spent', () => {
    expect(bare().spend(120).verdict()).toMatchObject({
      stage: 'switched-off',
      flags: [{ flag: 'cannot-verify', said: { key: 'verdict_below_empty' } }],
    });
  });

  test('is not believed when there was something before', () => {
    expect(emptied().flag('cannot-verify')?.said.key).toBe('verdict_below_incomplete');
  });
});

const BOTH = [
  { id: '71', name: 'Unboxing' },
  { id: '72', name: 'Review' },
];

describe('materials of a Smart+ ad', () => {
  const ad = (status: string) => ({ level: 'ad', id: '31', name: 'Ad', status, materialsOn: BOTH }) as const;

  test('are named with what can still deliver', () => {
    const flags = stop()
      .accepted()
      .believably(OFF, 13)
      .tree(300, [RUNS, ad('DELIVERY_OK')])
      .verdict().flags;
    expect(flags.find(({ flag }) => flag === 'still-running')?.said).toMatchObject({
      key: 'verdict_below_running_materials',
      values: { name: 'runs', materials: 'Unboxing, Review' },
    });
  });

  test('that are on are no alarm while their ad is off', () => {
    expect(findingAfter([...ALL_OFF, ad('AD_STATUS_CAMPAIGN_DISABLE')]).state).toBe('nothing-can-run');
  });
});
