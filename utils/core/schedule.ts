import { nextWriteAt } from './ahead';
import { provenAt, type Problem, type Remedy, type Stamp } from './evidence';
import { followLooks, isFollowed } from './follow';
import { lastAttempt, PROOF_READS, type Attempt, type Failure, type History } from './history';
import {
  ASK_AGAIN_EVERY,
  CLOSED_PAGE_RETRY,
  CONFIRMED_LOOKS_AT,
  DELETED_READ_BACK_AT,
  EQUAL_READS_APART,
  PROOF_OVERDUE,
  READ_BACK_AT,
  READ_RETRY_SLOWS,
  READ_RETRY_WAITS,
  RESEND_WAITS,
  RESENDS_AFTER_UNKNOWN,
  RESUME_READ_BACK_FOR,
  WATCH_AT,
} from './ladder';
import type { Order } from './order';
import { runsOf, type ReadState } from './reading';
import { isProvable, silenceOf, type Silence } from './silence';
import { currentSpell } from './stop-moment';
import { askWhoAt } from './turned-on';
import { plannedLooks } from './watch';

/** A resume that cannot be read back is asked about this often, and then told to a person. */
const RESUME_TRIES = 4;
/** This many unsettled changes in a row are a contradiction, not a change. */
const SETTLE_RUNS = 4;
/** A state that is not believable after this many looks is left to the ordinary plan. */
const SETTLE_LOOKS = 8;
/** Problems that pass by themselves. */
const PASSING: ReadonlySet<Remedy> = new Set(['retry-later', 'read-first']);
/** Problems that end when a person does something, and then we are told. */
const WAITS_FOR_A_PERSON: ReadonlySet<Remedy> = new Set(['open-page', 'resume-session']);
/** What TikTok says of it is no answer yet, or may change by itself: it is asked again and again. */
const UNSETTLED: ReadonlySet<ReadState> = new Set(['running', 'may-resume', 'unprovable', 'missing']);
/** A proof that is overdue is asked for this much less often. */
const SELDOM = 6;
/** Our clock is corrected by this much all the time. Milliseconds. */
const CLOCK_SLACK = 5000;

/**
 * When TikTok should be asked next about an order, in our clock, or null when there is nothing more to
 * look for. Times in the past mean "now": after a night's sleep one look covers all that were missed.
 */
export function nextLookAt(order: Order, history: History, now: number): number | null {
  if (history.supersededBy !== null) return null;
  if (history.refused !== null) return isFollowed(history) ? nextFollowAt(history, now) : null;
  const attempt = lastAttempt(history);
  if (attempt === null) return retryAt(history, now) ?? nextWriteAt(history, now) ?? now;
  if (attempt.answer === null) return now;
  return earliest([
    resendAt(history, now),
    order.action === 'resume' ? null : askWhoAt(history),
    nextReadAt(order, history, attempt.answer.stamp, now),
  ]);
}

function nextFollowAt(history: History, now: number): number | null {
  const { refused, lastLook } = history;
  if (refused === null) return null;
  const last = lastLook ?? refused.stamp;
  const failed = retryAt(history, now);
  if (failed !== null) return failed;
  if (last.at > now + CLOCK_SLACK) return now;
  const next = followLooks(history, provenAt(last)).find((look) => look > provenAt(last));
  if (history.trees.length === 0) return now;
  return next === undefined ? null : last.at + (next - provenAt(last));
}

function earliest(times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/**
 * The plan runs in TikTok's time, so that a clock of ours that jumps neither skips nor repeats a look; only
 * the wait until the next one is counted on our clock.
 */
function nextReadAt(order: Order, history: History, answered: Stamp, now: number): number | null {
  const failed = retryAt(history, now);
  if (failed !== null) {
    const over = order.action === 'resume' && history.failures.length > RESUME_TRIES;
    return over ? null : failed;
  }
  const last = history.lastLook ?? answered;
  if (last.at > now + CLOCK_SLACK) return now;
  const base = provenAt(answered);
  const looks =
    order.action === 'resume'
      ? after(base, resumePlan(history))
      : stopPlan(order, history, base, provenAt(last));
  const next = looks.find((look) => look > provenAt(last));
  const planned = next === undefined ? null : last.at + (next - provenAt(last));
  return earliest([planned, settleAt(history)]);
}

function after(base: number, offsets: readonly number[]): number[] {
  return offsets.map((offset) => base + offset);
}

/**
 * Every planned look at a stop, in TikTok's time, oldest first: the fixed ones after the answer, and those
 * that the proof asks for: when it can first be confirmed, when it can be final, and again and again while
 * it is due or money leaks.
 *
 * @param last when TikTok was last read
 */
function stopPlan(order: Order, history: History, base: number, last: number): number[] {
  // The proof, and what is wrong, are looked after to the end of the whole plan, however short the watch is.
  const end = base + Math.max(...WATCH_AT);
  const looks = after(base, plannedLooks(order));
  const deleted = history.deletion?.answer;
  if (deleted) looks.push(...after(provenAt(deleted.stamp), DELETED_READ_BACK_AT));
  const newest = history.readings.at(-1);
  if (newest !== undefined && (newest.waits || UNSETTLED.has(newest.state)))
    looks.push(last + askEvery(last - base));
  const spell = currentSpell(history);
  if (spell !== null) looks.push(...proofLooks(silenceOf(history, spell), last));
  return looks.filter((look) => look <= end).sort((a, b) => a - b);
}

/** The looks that the money asks for. */
function proofLooks(silence: Silence, last: number): number[] {
  const { stoppedAt, dueFrom, confirmFrom, confirmedAt, finalFrom, finalAt, leak, hindrance } = silence;
  const looks: number[] = [];
  if (confirmedAt === null) looks.push(dueFrom, confirmFrom);
  if (finalAt === null) looks.push(finalFrom);
  const isDue = leak !== null || (confirmedAt === null && isProvable(hindrance) && last >= dueFrom);
  // What silence cannot prove may still leak.
  looks.push(...(isDue ? [last + askEvery(last - stoppedAt)] : after(stoppedAt, CONFIRMED_LOOKS_AT)));
  return looks;
}

/** @param since how long a person has been waiting. Milliseconds */
function askEvery(since: number): number {
  return since >= PROOF_OVERDUE ? SELDOM * ASK_AGAIN_EVERY : ASK_AGAIN_EVERY;
}

function resumePlan(history: History): readonly number[] {
  if (history.readings.at(-1)?.state === 'on') return [];
  return READ_BACK_AT.filter((wait) => wait <= RESUME_READ_BACK_FOR);
}

/**
 * A state seen once is looked at again as soon as a second look can make it believable; answers that keep
 * contradicting each other are left to the ordinary plan.
 */
function settleAt(history: History): number | null {
  const runs = runsOf(history.readings);
  const run = runs.at(-1);
  if (run === undefined || run.established !== null) return null;
  if (run.state !== 'off' && run.state !== 'on') return null;
  if (runs.slice(-SETTLE_RUNS).every((one) => one.established === null) && runs.length >= SETTLE_RUNS)
    return null;
  if (run.length > SETTLE_LOOKS) return null;
  const stillMissing = EQUAL_READS_APART - (provenAt(run.last.stamp) - provenAt(run.first.stamp));
  // TikTok's clock counts whole seconds, so a look may fall a second short.
  return run.last.stamp.at + Math.max(1000, stillMissing);
}

function retryAt(history: History, now: number): number | null {
  // A report that TikTok will not give is not asked for again before the next planned look.
  const failures = history.failures.filter(
    ({ what, problem }) => PROOF_READS.has(what) && (what !== 'spend' || PASSING.has(problem.remedy)),
  );
  const last = failures.at(-1);
  if (last === undefined) return null;
  const wait = endsByAPerson(last.problem) ? CLOSED_PAGE_RETRY : retryWait(failures, last);
  return afterStamp(last.stamp, wait, now);
}

/** Whether it ends when a person does something, of which we are told. */
export function endsByAPerson({ remedy }: Problem): boolean {
  return WAITS_FOR_A_PERSON.has(remedy);
}

function retryWait(failures: readonly Failure[], last: Failure): number {
  const wait = READ_RETRY_WAITS[failures.length - 1];
  if (wait !== undefined) return wait;
  const lasts = provenAt(last.stamp) - provenAt((failures[0] ?? last).stamp);
  const { by, most } = READ_RETRY_SLOWS;
  return Math.min(most, Math.max(READ_RETRY_WAITS.at(-1) ?? 0, lasts / by));
}

/** A wait that began at a stamp; over at once when our clock has been set back behind it. */
function afterStamp(stamp: Stamp, wait: number, now: number): number {
  return stamp.at > now + CLOCK_SLACK ? now : stamp.at + wait;
}

/**
 * When a stop may be sent again, or null when it must not be. Only two cases: TikTok said "not now" and
 * changed nothing, or nobody knows what happened and two reads since then showed it still on.
 */
export function resendAt(history: History, now: number): number | null {
  const attempt = lastAttempt(history);
  const answer = attempt?.answer;
  if (attempt === null || !answer || attempt.operation !== 'switch-off' || history.parts.length > 0)
    return null;
  if (answer.outcome.outcome === 'rejected' && answer.outcome.problem.remedy === 'retry-later') {
    const wait = RESEND_WAITS[history.attempts.length - 1];
    return wait === undefined ? null : afterStamp(answer.stamp, wait, now);
  }
  // A press on a switch that arrived after all would be taken back by a second one.
  if (answer.outcome.outcome === 'unknown' && answer.outcome.problem.remedy === 'look-only') return null;
  if (answer.outcome.outcome === 'unknown' && unknownAttempts(history.attempts) <= RESENDS_AFTER_UNKNOWN) {
    const runs = runsOf(history.readings);
    // It did arrive, and somebody turned it on again after that: that is for a person to decide.
    if (runs.some((run) => run.state === 'off' && run.established !== null)) return null;
    const run = runs.at(-1);
    if (run?.state === 'on' && run.established !== null) return run.established.stamp.at;
  }
  return null;
}

function unknownAttempts(attempts: Attempt[]): number {
  return attempts.filter((attempt) => attempt.answer?.outcome.outcome === 'unknown').length;
}
