import { materialsOffSince } from './ahead';
import { provenAt } from './evidence';
import { lastAttempt, type History } from './history';
import type { Order } from './order';
import { runsOf } from './reading';
import type { Silence } from './silence';
import { findingOf } from './tree';
import type { Stage } from './verdict';

export interface Reached {
  stage: Stage;
  reachedAt: Partial<Record<Stage, number>>;
}

/**
 * How far the proof has come now, and when each rung was reached. A rung that does not hold any more is
 * not listed: unknown is never good news.
 *
 * @param silence what the money says since the stop; null while it has not been off
 */
export function stagesReached(order: Order, history: History, silence: Silence | null): Reached {
  const off = offStages(order, history);
  if (off.stage !== 'nothing-can-run' || silence === null || silence.leak !== null) return off;
  return climbed(off, silence);
}

/** The rungs that the switch and the levels below carry. */
function offStages(order: Order, history: History): Reached {
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
    // An ad has nothing below it but the materials of Smart+, which deliver only with it.
    const off = reachedAt['switched-off'];
    const since = order.materials === undefined ? off : materialsOffSince(order, history);
    if (since === null) return { stage, reachedAt };
    return { stage: 'nothing-can-run', reachedAt: { ...reachedAt, 'nothing-can-run': Math.max(since, off) } };
  }
  const trees = history.trees.filter(({ seq }) => seq >= run.first.seq);
  const passing = trees.slice(trees.findLastIndex((one) => findingOf(one).state !== 'nothing-can-run') + 1);
  const [tree] = passing;
  if (tree === undefined) return { stage, reachedAt };
  // It may have been read before the second equal read: the rung holds from the later of the two.
  reachedAt['nothing-can-run'] = Math.max(provenAt(tree.stamp), reachedAt['switched-off']);
  return { stage: 'nothing-can-run', reachedAt };
}

/** The rungs that the money carries. */
function climbed(off: Reached, { quietAt, confirmedAt, finalAt }: Silence): Reached {
  const reachedAt = { ...off.reachedAt };
  let { stage } = off;
  const rungs = [
    ['quiet', quietAt],
    ['confirmed', confirmedAt],
    ['final', finalAt],
  ] as const;
  for (const [rung, at] of rungs) {
    if (at === null) break;
    stage = rung;
    reachedAt[rung] = at;
  }
  return { stage, reachedAt };
}
