import { canBeSwitchedOff, type Kind } from './entity';
import { provenAt, type Evidence, type RefusalReason } from './evidence';
import { historyOf, lastAttempt, type History } from './history';
import { RESUME_STALE_AFTER, TREE_REPEAT_AT } from './ladder';
import type { Order } from './order';
import { runsOf } from './reading';
import { nextLookAt, resendAt } from './schedule';
import { findingOf } from './tree';

/** The next thing to do for an order. Doing it adds evidence; then the plan is asked again. */
export type Step =
  | { do: 'identify' }
  | { do: 'refuse'; reason: RefusalReason; kind: Kind | null }
  | { do: 'send'; attempt: number }
  /** A send without an answer was found: whoever sent it is gone, so nobody knows. Never resend here. */
  | { do: 'close-orphan'; attempt: number }
  | { do: 'read-switch' }
  | { do: 'read-tree' }
  | { do: 'wait'; until: number }
  | { do: 'nothing' };

/**
 * What to do next, as a pure function of the evidence and the time. Because nothing else is remembered, a
 * worker that died at any line goes on by asking again.
 *
 * @param now our clock, milliseconds since the epoch
 */
export function nextStep(order: Order, evidence: readonly Evidence[], now: number): Step {
  const history = historyOf(evidence);
  if (history.supersededBy !== null || history.refused !== null) return { do: 'nothing' };
  const attempt = lastAttempt(history);
  if (attempt !== null && attempt.answer === null) return { do: 'close-orphan', attempt: attempt.number };
  if (attempt === null) return beforeFirstSend(order, history, now);

  const resend = resendAt(history);
  if (resend !== null && resend <= now) return { do: 'send', attempt: attempt.number + 1 };
  if (isTreeDue(order, history)) return { do: 'read-tree' };
  const look = nextLookAt(order, history, now);
  if (look === null) return { do: 'nothing' };
  return look <= now ? { do: 'read-switch' } : { do: 'wait', until: look };
}

function beforeFirstSend(order: Order, history: History, now: number): Step {
  const { identified } = history;
  if (order.action === 'resume' && now > order.createdAt + RESUME_STALE_AFTER) {
    return { do: 'refuse', reason: 'too-late', kind: identified?.entity.kind ?? null };
  }
  if (identified === null) {
    const look = nextLookAt(order, history, now) ?? now;
    return look <= now ? { do: 'identify' } : { do: 'wait', until: look };
  }
  const { entity } = identified;
  if (!identified.matches) return { do: 'refuse', reason: 'name-differs', kind: entity.kind };
  if (!canBeSwitchedOff(entity.kind)) {
    return { do: 'refuse', reason: `kind-${entity.kind}` as RefusalReason, kind: entity.kind };
  }
  if (entity.switch === 'deleted') return { do: 'refuse', reason: 'already-deleted', kind: entity.kind };
  return { do: 'send', attempt: 1 };
}

/** The levels below are read with every look that finds the switch off, until they pass, and once more later. */
function isTreeDue(order: Order, history: History): boolean {
  if (order.action === 'resume' || order.ref.level === 'ad') return false;
  const run = runsOf(history.readings).at(-1);
  if (run === undefined || (run.state !== 'off' && run.state !== 'running')) return false;
  const tree = history.trees.at(-1);
  const failed = history.failures.findLast((failure) => failure.what === 'tree');
  if (Math.max(tree?.seq ?? 0, failed?.seq ?? 0) > run.last.seq) return false;
  if (tree === undefined || tree.seq < run.first.seq) return true;
  if (findingOf(tree).state !== 'nothing-can-run') return true;
  const answered = lastAttempt(history)?.answer?.stamp;
  const repeat = (answered ? provenAt(answered) : order.createdAt) + TREE_REPEAT_AT;
  return provenAt(run.last.stamp) >= repeat && provenAt(tree.stamp) < repeat;
}
