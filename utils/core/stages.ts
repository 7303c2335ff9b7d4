import { provenAt } from './evidence';
import { lastAttempt, type History } from './history';
import type { Order } from './order';
import { runsOf } from './reading';
import { findingOf } from './tree';
import type { Stage } from './verdict';

/**
 * How far the proof has come now, and when each rung was reached. A rung that does not hold any more is
 * not listed: unknown is never good news.
 */
export function stagesReached(
  order: Order,
  history: History,
): { stage: Stage; reachedAt: Partial<Record<Stage, number>> } {
  const reachedAt: Partial<Record<Stage, number>> = { requested: order.createdAt };
  let stage: Stage = 'requested';

  const answer = lastAttempt(history)?.answer;
  if (answer?.outcome.outcome === 'accepted') {
    stage = 'accepted';
    reachedAt.accepted = provenAt(answer.stamp);
  }

  const run = runsOf(history.readings).at(-1);
  if (run?.state !== 'off' || run.established === null) return { stage, reachedAt };
  stage = 'switched-off';
  reachedAt['switched-off'] = provenAt(run.established.stamp);

  if (order.ref.level === 'ad') {
    // An ad has nothing below it.
    return {
      stage: 'nothing-can-run',
      reachedAt: { ...reachedAt, 'nothing-can-run': reachedAt['switched-off'] },
    };
  }
  const tree = history.trees.at(-1);
  if (tree === undefined || tree.seq < run.first.seq) return { stage, reachedAt };
  if (findingOf(tree).state !== 'nothing-can-run') return { stage, reachedAt };
  // The tree may have been read before the second equal read: the rung holds from the later of the two.
  reachedAt['nothing-can-run'] = Math.max(provenAt(tree.stamp), reachedAt['switched-off']);
  return { stage: 'nothing-can-run', reachedAt };
}
