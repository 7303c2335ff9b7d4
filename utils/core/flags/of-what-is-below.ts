import { provenAt } from '../evidence';
import type { History } from '../history';
import { findingOf } from '../tree';
import type { RaisedFlag } from '../verdict';
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
    case 'running':
      return {
        flag: 'still-running',
        since,
        said: said('verdict_below_running', values),
        next: 'stop-again',
        ...(node === null ? {} : { node: { level: node.level, id: node.id, name: node.name } }),
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
