import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TreeNode } from '@/utils/core/evidence';
import { findingOf, type TreeState } from '@/utils/core/tree';
import { adGroup, ALL_OFF, stop } from './case-file';

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
