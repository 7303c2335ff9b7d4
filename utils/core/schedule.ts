import { provenAt, type Stamp } from './evidence';
import { lastAttempt, type Attempt, type History } from './history';
import {
  EQUAL_READS_APART,
  READ_BACK_AT,
  READ_RETRY_WAITS,
  RESEND_WAITS,
  RESENDS_AFTER_UNKNOWN,
  RESUME_READ_BACK_FOR,
  WATCH_AT,
} from './ladder';
import type { Order } from './order';
import { runsOf } from './reading';

/** This many unsettled changes in a row are a contradiction, not a change. */
const SETTLE_RUNS = 4;
/** A state that is not believable after this many looks is left to the ordinary plan. */
const SETTLE_LOOKS = 8;
/** Our clock is corrected by this much all the time. Milliseconds. */
const CLOCK_SLACK = 5000;

/**
 * When TikTok should be asked next about an order, in our clock, or null when there is nothing more to
 * look for. Times in the past mean "now": after a night's sleep one look covers all that were missed.
 */
export function nextLookAt(order: Order, history: History, now: number): number | null {
  if (history.supersededBy !== null || history.refused !== null) return null;
  const attempt = lastAttempt(history);
  if (attempt === null) return retryAt(history) ?? now;
  if (attempt.answer === null) return now;
  const resend = resendAt(history);
  const look = nextReadAt(order, history, attempt.answer.stamp, now);
  if (resend === null) return look;
  return look === null ? resend : Math.min(look, resend);
}

/**
 * The plan runs in TikTok's time, so that a clock of ours that jumps neither skips nor repeats a look; only
 * the wait until the next one is counted on our clock.
 */
function nextReadAt(order: Order, history: History, answered: Stamp, now: number): number | null {
  const failed = retryAt(history);
  if (failed !== null) return failed;
  const last = history.lastLook ?? answered;
  if (last.at > now + CLOCK_SLACK) return now;
  const base = provenAt(answered);
  const plan = order.action === 'resume' ? resumePlan(history) : [...READ_BACK_AT, ...WATCH_AT];
  const offset = plan.find((wait) => base + wait > provenAt(last));
  const planned = offset === undefined ? null : last.at + (base + offset - provenAt(last));
  const settle = settleAt(history);
  if (settle === null) return planned;
  return planned === null ? settle : Math.min(planned, settle);
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

function retryAt(history: History): number | null {
  const failures = history.failures;
  const last = failures.at(-1);
  if (last === undefined) return null;
  const wait = READ_RETRY_WAITS[Math.min(failures.length, READ_RETRY_WAITS.length) - 1] ?? 0;
  return last.stamp.at + wait;
}

/**
 * When a stop may be sent again, or null when it must not be. Only two cases: TikTok said "not now" and
 * changed nothing, or nobody knows what happened and two reads since then showed it still on.
 */
export function resendAt(history: History): number | null {
  const attempt = lastAttempt(history);
  const answer = attempt?.answer;
  if (attempt === null || !answer || attempt.operation !== 'switch-off') return null;
  if (answer.outcome.outcome === 'rejected' && answer.outcome.problem.remedy === 'retry-later') {
    const wait = RESEND_WAITS[attempt.number - 1];
    return wait === undefined ? null : answer.stamp.at + wait;
  }
  if (answer.outcome.outcome === 'unknown' && unknownAttempts(history.attempts) <= RESENDS_AFTER_UNKNOWN) {
    const run = runsOf(history.readings).at(-1);
    if (run?.state === 'on' && run.established !== null) return run.established.stamp.at;
  }
  return null;
}

function unknownAttempts(attempts: Attempt[]): number {
  return attempts.filter((attempt) => attempt.answer?.outcome.outcome === 'unknown').length;
}
