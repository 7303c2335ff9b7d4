import { nextAhead, nextWriteAt, type Ahead } from './ahead';
import { canBeSwitchedOff, type EntityRef, type Kind } from './entity';
import { provenAt, type Evidence, type ReadOf, type RefusalReason } from './evidence';
import { needsAdGroups, nextAdGroup } from './fallback';
import { isFollowed } from './follow';
import { historyOf, lastAttempt, type History } from './history';
import { QUIET_FROM, RESUME_STALE_AFTER, RULES_TRIES, SURROUNDINGS_TRIES, TREE_REPEAT_AT } from './ladder';
import { leaksOf } from './leaks';
import { isDeletionDue, isSeenJustNow } from './deletion';
import type { Order } from './order';
import { runsOf, type SwitchReading } from './reading';
import { nextLookAt, resendAt } from './schedule';
import { silenceOf } from './silence';
import { currentSpell } from './stop-moment';
import { findingOf } from './tree';
import { askWhoAt, turnedOn } from './turned-on';

/** The next thing to do for an order. Doing it adds evidence; then the plan is asked again. */
export type Step =
  | { do: 'identify' }
  | { do: 'refuse'; reason: RefusalReason; kind: Kind | null }
  | { do: 'send'; attempt: number }
  /** An ad group of a campaign that TikTok does not switch as a whole. */
  | { do: 'send-part'; attempt: number; target: EntityRef }
  /** A session or a material that the person wants gone ahead of the stop. */
  | ({ do: 'send-ahead'; attempt: number } & Ahead)
  /** After the proof, for an end that asked for it; never repeated. */
  | { do: 'delete'; attempt: number }
  /** A send without an answer was found: whoever sent it is gone, so nobody knows. Never resend here. */
  | { do: 'close-orphan'; attempt: number }
  | { do: 'read-switch' }
  | { do: 'read-tree' }
  | { do: 'read-spend' }
  /** What below it spends the money? */
  | { do: 'read-below' }
  /** Would an automated rule turn it on again? */
  | { do: 'read-rules' }
  /** What may spend beside it? */
  | { do: 'read-surroundings' }
  /** Who turned it on again? */
  | { do: 'read-changes'; since: number }
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
  if (history.supersededBy !== null) return { do: 'nothing' };
  if (history.refused !== null) return followStep(order, history, now);
  const attempt = lastAttempt(history);
  if (attempt !== null && attempt.answer === null) return { do: 'close-orphan', attempt: attempt.number };
  const orphan = history.ahead.find(({ answer }) => answer === null);
  if (orphan !== undefined) return { do: 'close-orphan', attempt: orphan.number };
  if (attempt === null) return beforeFirstSend(order, history, now);
  const { deletion } = history;
  if (deletion !== null && deletion.answer === null) return { do: 'close-orphan', attempt: deletion.number };

  if (needsAdGroups(order, history)) {
    const part = partStep(order, history, now);
    if (part !== null) return part;
  }
  const resend = resendAt(history, now);
  if (resend !== null && resend <= now) return { do: 'send', attempt: attempt.number + 1 };
  if (isTreeDue(order, history)) return { do: 'read-tree' };
  if (isSpendDue(order, history)) return { do: 'read-spend' };
  if (isBelowDue(order, history)) return { do: 'read-below' };
  if (isDeletionDue(order, history, now)) {
    if (isSeenJustNow(order, history, now)) return { do: 'delete', attempt: attempt.number + 1 };
    const look = lookAtAnyTime(history);
    if (look !== null && history.failures.length === 0) return look;
  }
  if (areRulesDue(order, history)) return { do: 'read-rules' };
  const askWho = order.action === 'resume' ? null : askWhoAt(history);
  if (askWho !== null && askWho <= now) {
    return { do: 'read-changes', since: turnedOn(history)?.lastOffAt ?? order.createdAt };
  }
  const look = nextLookAt(order, history, now);
  if (look !== null && look <= now) return { do: 'read-switch' };
  // That proves nothing, so it only takes the time in which there is nothing else to do.
  if (areSurroundingsDue(order, history)) return { do: 'read-surroundings' };
  return look === null ? { do: 'nothing' } : { do: 'wait', until: look };
}

/**
 * The look that may be taken at any time, as when a person asks for one; null where there is nothing to look at. What
 * has no switch of its own to look at shows in what is below it.
 */
export function lookAtAnyTime(
  history: History,
): Extract<Step, { do: 'identify' | 'read-switch' | 'read-tree' }> | null {
  if (isFollowed(history) || history.parts.length > 0) return { do: 'read-tree' };
  if (lastAttempt(history)?.answer) return { do: 'read-switch' };
  return history.identified === null && history.refused === null ? { do: 'identify' } : null;
}

function beforeFirstSend(order: Order, history: History, now: number): Step {
  const { identified } = history;
  // After our clock was set back nobody knows how long ago it was pressed.
  if (order.action === 'resume' && Math.abs(now - order.createdAt) > RESUME_STALE_AFTER) {
    return { do: 'refuse', reason: 'too-late', kind: identified?.entity.kind ?? null };
  }
  if (identified === null) {
    const look = nextLookAt(order, history, now) ?? now;
    return look <= now ? { do: 'identify' } : { do: 'wait', until: look };
  }
  const { entity } = identified;
  if (!identified.matches) return { do: 'refuse', reason: 'name-differs', kind: entity.kind };
  // Whether a row of the page has a switch is seen when it is pressed.
  if (!canBeSwitchedOff(entity.kind) && order.gateway !== 'page-session') {
    return { do: 'refuse', reason: `kind-${entity.kind}` as RefusalReason, kind: entity.kind };
  }
  if (entity.switch === 'deleted') return { do: 'refuse', reason: 'already-deleted', kind: entity.kind };
  const free = nextWriteAt(history, now);
  if (free !== null) return { do: 'wait', until: free };
  const ahead = nextAhead(order, history);
  const number = history.ahead.length + 1;
  if (ahead !== null) return { do: 'send-ahead', attempt: number, ...ahead };
  return { do: 'send', attempt: number };
}

/** What cannot be stopped from here is at least looked at: what is below, and then its money. */
function followStep(order: Order, history: History, now: number): Step {
  const look = nextLookAt(order, history, now);
  if (look === null) return { do: 'nothing' };
  const failed = history.failures.findLast(({ what }) => what === 'spend');
  const spent = Math.max(history.spends.at(-1)?.seq ?? 0, failed?.seq ?? 0);
  if ((history.trees.at(-1)?.seq ?? 0) > spent) return { do: 'read-spend' };
  return look <= now ? { do: 'read-tree' } : { do: 'wait', until: look };
}

/** Switches the ad groups off one by one, then looks at them instead of at the campaign's own switch. */
function partStep(order: Order, history: History, now: number): Step | null {
  const next = nextAdGroup(order, history);
  const attempts = history.attempts.length + history.parts.length;
  const isRead = history.parts.length === 0 || history.readings.length === 0;
  if (next !== null && next !== 'read' && isRead) {
    return { do: 'send-part', attempt: attempts + 1, target: next };
  }
  if (next !== 'read' && history.parts.length === 0) return null;
  const first = next === 'read' && !history.failures.some(({ what }) => what === 'tree');
  const look = first ? now : nextLookAt(order, history, now);
  return look !== null && look <= now ? { do: 'read-tree' } : null;
}

/** The levels below are read with every look that finds the switch off, until they pass, and once more later. */
function isTreeDue(order: Order, history: History): boolean {
  if (order.action === 'resume' || order.ref.level === 'ad') return false;
  const run = runsOf(history.readings).at(-1);
  if (run === undefined || (run.state !== 'off' && run.state !== 'running')) return false;
  const tree = history.trees.at(-1);
  const failed = history.failures.findLast((failure) => failure.what === 'tree');
  if (Math.max(tree?.seq ?? 0, failed?.seq ?? 0) >= run.last.seq) return false;
  if (tree === undefined || tree.seq < run.first.seq) return true;
  if (findingOf(tree).state !== 'nothing-can-run') return true;
  if (isProofLook(history, run.last)) return true;
  const answered = lastAttempt(history)?.answer?.stamp;
  const repeat = (answered ? provenAt(answered) : order.createdAt) + TREE_REPEAT_AT;
  return provenAt(run.last.stamp) >= repeat && provenAt(tree.stamp) < repeat;
}

/**
 * The money is read with every look from 45 minutes on, and once as soon as the switch is believably off: a
 * report that moves after that is known not to stand still.
 */
function isSpendDue(order: Order, history: History): boolean {
  if (order.action === 'resume') return false;
  const run = runsOf(history.readings).at(-1);
  if (run?.state !== 'off' || run.established === null) return false;
  const spend = history.spends.at(-1);
  const failed = history.failures.findLast((failure) => failure.what === 'spend');
  if (Math.max(spend?.seq ?? 0, failed?.seq ?? 0) > run.last.seq) return false;
  return spend === undefined || spend.seq < run.first.seq || isProofLook(history, run.last);
}

/** With every report that shows money where none should be, what is below is asked for the part that spends it. */
function isBelowDue(order: Order, history: History): boolean {
  const spell = currentSpell(history);
  const spend = history.spends.at(-1);
  if (order.action === 'resume' || order.ref.level === 'ad' || spell === null || spend === undefined)
    return false;
  const failed = history.failures.findLast(({ what }) => what === 'below');
  if (Math.max(history.belows.at(-1)?.seq ?? 0, failed?.seq ?? 0) > spend.seq) return false;
  return silenceOf(history, spell).leak !== null;
}

/** Read once, with the first look that finds it believably off; a stop never waits for this. */
function areRulesDue(order: Order, history: History): boolean {
  return history.rules === null && isToBeExplained(order, history, 'rules', RULES_TRIES);
}

/** Read when it is believably off, and again when money leaks: what runs beside it by then may be the reason. */
function areSurroundingsDue(order: Order, history: History): boolean {
  const { surroundings } = history;
  const leak = surroundings === null || order.action === 'resume' ? null : leaksOf(history).first;
  const isOld = surroundings !== null && leak !== null && surroundings.seq < leak.seq;
  return (
    (surroundings === null || isOld) && isToBeExplained(order, history, 'surroundings', SURROUNDINGS_TRIES)
  );
}

/** What only explains a stop is asked for with some of the looks that find it off, and then left. */
function isToBeExplained(order: Order, history: History, what: ReadOf, tries: number): boolean {
  const run = runsOf(history.readings).at(-1);
  if (order.action === 'resume' || run?.state !== 'off' || run.established === null) return false;
  const failed = history.allFailures.filter((failure) => failure.what === what);
  return failed.length < tries && (failed.at(-1)?.seq ?? 0) < run.last.seq;
}

/** A look late enough to say something about the money. */
function isProofLook(history: History, look: SwitchReading): boolean {
  const spell = currentSpell(history);
  return spell !== null && provenAt(look.stamp) >= spell.stoppedAt + QUIET_FROM;
}
