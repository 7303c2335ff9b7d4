import { provenAt, type TreeNode } from '../evidence';
import type { History } from '../history';
import { partOf } from '../leak';
import { isAmount, micros } from '../money';
import { classOf } from '../status';
import { findingOf, type Tree } from '../tree';
import type { RaisedFlag, Sentence } from '../verdict';
import { said } from './said';

/** What the levels below say once it cannot be lag any more. */
export function treeSays(history: History, allowance: number): RaisedFlag | null {
  const late = history.trees.filter((tree) => provenAt(tree.stamp) >= allowance);
  const tree = late.at(-1);
  if (tree === undefined) return null;
  const { state, node } = findingOf(tree);
  const sameFromHere = late.findLastIndex((one) => findingOf(one).state !== state) + 1;
  const since = provenAt((late[sameFromHere] ?? tree).stamp);
  const values = { name: node?.name ?? '', status: node?.status ?? '' };
  switch (state) {
    case 'nothing-can-run':
      return null;
    case 'empty':
      // What never spent may well have nothing below it.
      return hasSpent(history)
        ? { flag: 'cannot-verify', since, said: said('verdict_below_empty'), next: 'open-tiktok' }
        : null;
    case 'running':
      return {
        flag: 'still-running',
        since,
        said: runningSaid(tree, node, values),
        next: 'stop-again',
        ...(node === null ? {} : { node: partOf(node) }),
      };
    case 'may-resume':
      return {
        flag: 'can-resume-by-itself',
        since,
        said: said('verdict_below_may_resume', values),
        next: 'open-tiktok',
      };
    case 'unprovable':
      return {
        flag: 'cannot-verify',
        since,
        said: said('verdict_below_unknown', values),
        next: 'open-tiktok',
      };
    case 'incomplete':
      return { flag: 'cannot-verify', since, said: said('verdict_below_incomplete'), next: 'wait' };
  }
}

function hasSpent({ spends }: History): boolean {
  const isMoney = (amount: string | null) => isAmount(amount) && micros(amount) > 0n;
  return spends.some(({ report }) => isMoney(report.total) || report.rows.some((row) => isMoney(row.spent)));
}

/** A Smart+ ad delivers through its materials, so those that are on in what still delivers are named too. */
function runningSaid(tree: Tree, node: TreeNode | null, values: Record<string, string>): Sentence {
  if (node?.level === 'session') return said('verdict_session_running', { id: node.id });
  const materials = tree.nodes
    .filter(({ level, status }) => level === 'ad' && classOf('ad', status) === 'running')
    .flatMap(({ materialsOn = [] }) => materialsOn);
  if (materials.length === 0) return said('verdict_below_running', values);
  return said('verdict_below_running_materials', {
    ...values,
    materials: materials.map(({ name }) => name).join(', '),
  });
}
