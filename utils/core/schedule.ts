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
const SETTLE_SLACK = 3000;

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
  const look = nextReadAt(order, history, attempt.answer.stamp.at, now);
  if (resend === null) return look;
  return look === null ? resend : Math.min(look, resend);
}

function nextReadAt(order: Order, history: History, base: number, now: number): number | null {
  const failed = retryAt(history);
  if (failed !== null) return failed;
  const last = history.lastLookAt ?? base;
  // A clock that was set back would postpone every look; then the plan starts again from now.
  if (last > now + EQUAL_READS_APART) return now;
  const plan = order.action === 'resume' ? resumePlan(history) : [...READ_BACK_AT, ...WATCH_AT];
  const offset = plan.find((wait) => base + wait > last);
  const planned = offset === undefined ? null : base + offset;
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
  const lastOfRun = run.last.stamp.at;
  const wanted = run.first.stamp.at + EQUAL_READS_APART;
  if (lastOfRun < wanted) return wanted;
  // TikTok's clock counts whole seconds, so the first try may fall a second short.
  return lastOfRun < wanted + SETTLE_SLACK ? lastOfRun + 1000 : null;
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
