import { provenAt, type Problem } from './evidence';
import { isAcknowledged, lastAttempt, type Attempt, type History } from './history';
import { BLIND_AFTER, READ_BACK_AT, READ_LAG_ALLOWANCE, RETRY_QUIETLY_FOR } from './ladder';
import type { Order } from './order';
import { runsOf, type Run } from './reading';
import { resendAt } from './schedule';
import { findingOf } from './tree';
import { FLAGS, problemSaid, refusalSaid, type RaisedFlag, type Sentence } from './verdict';

/** Every reason why a person must look at this stop, most urgent first. */
export function flagsOfStop(order: Order, history: History, now: number): RaisedFlag[] {
  if (history.refused !== null) return [refusedFlag(history.refused.reason, history.refused.stamp.at)];
  const runs = runsOf(history.readings);
  const attempt = lastAttempt(history);
  const raised = [
    turnedBackOn(runs),
    ...(attempt?.answer ? afterAnswer(order, history, attempt, runs, now) : []),
    blind(history),
  ].filter((flag) => flag !== null);
  return firstOfEach(raised)
    .filter(({ flag, since }) => !isAcknowledged(history, flag, since))
    .sort((a, b) => FLAGS.indexOf(a.flag) - FLAGS.indexOf(b.flag));
}

function afterAnswer(
  order: Order,
  history: History,
  attempt: Attempt,
  runs: Run[],
  now: number,
): (RaisedFlag | null)[] {
  const answer = attempt.answer;
  if (!answer) return [];
  const allowance = provenAt(answer.stamp) + READ_LAG_ALLOWANCE;
  const isOff = runs.at(-1)?.state === 'off';
  return [
    isOff ? null : refusal(history, attempt, now),
    isOff ? null : unknownOutcome(attempt),
    isOff && runs.at(-1)?.established ? null : partlyApplied(attempt),
    switchSays(runs, allowance),
    treeSays(history, allowance),
    contradicting(runs, allowance),
    neverProved(order, history, runs, now),
  ];
}

function refusedFlag(reason: string, since: number): RaisedFlag {
  const next = reason.startsWith('kind-') ? 'open-tiktok' : 'retry';
  return { flag: 'rejected', since, said: refusalSaid(reason), next };
}

/** TikTok said no, or "not now" for so long that a person should know while money runs. */
function refusal(history: History, attempt: Attempt, now: number): RaisedFlag | null {
  const answer = attempt.answer;
  if (answer?.outcome.outcome !== 'rejected') return null;
  const { problem } = answer.outcome;
  const patience = (history.attempts[0]?.sentAt.at ?? attempt.sentAt.at) + RETRY_QUIETLY_FOR;
  const retrying = resendAt(history) !== null;
  if (retrying && now < patience) return null;
  const since = retrying ? patience : provenAt(answer.stamp);
  return { flag: 'rejected', since, said: problemSaid(problem), next: nextFor(problem, retrying) };
}

function nextFor(problem: Problem, retrying: boolean): RaisedFlag['next'] {
  if (problem.remedy === 'sign-in' || problem.remedy === 'ask-permission') return 'reconnect';
  if (retrying) return 'wait';
  return problem.remedy === 'give-up' ? 'open-tiktok' : 'stop-again';
}

/** Nobody knows whether the write arrived; reads since then have not shown it off. */
function unknownOutcome(attempt: Attempt): RaisedFlag | null {
  const answer = attempt.answer;
  if (answer?.outcome.outcome !== 'unknown') return null;
  return {
    flag: 'outcome-unknown',
    since: provenAt(answer.stamp),
    said: said('verdict_outcome_unknown'),
    next: 'wait',
  };
}

function partlyApplied(attempt: Attempt): RaisedFlag | null {
  const answer = attempt.answer;
  if (answer?.outcome.outcome !== 'partial') return null;
  return {
    flag: 'partly-applied',
    since: provenAt(answer.stamp),
    said: said('verdict_partly_applied'),
    next: 'stop-again',
  };
}

/** It was believably off and is believably on again: an incident that stays until a person answers it. */
function turnedBackOn(runs: Run[]): RaisedFlag | null {
  let wasOff = false;
  let found: RaisedFlag | null = null;
  for (const run of runs) {
    if (run.state === 'off' && run.established !== null) wasOff = true;
    if (run.state === 'on' && run.established !== null && wasOff) {
      const since = provenAt(run.first.stamp);
      found = {
        flag: 'turned-back-on',
        since,
        said: said('verdict_turned_back_on', { at: String(since) }),
        next: 'stop-again',
      };
    }
  }
  return found;
}

/** What the newest read of the switch says once it cannot be lag any more. */
function switchSays(runs: Run[], allowance: number): RaisedFlag | null {
  const run = runs.at(-1);
  if (run === undefined || provenAt(run.last.stamp) < allowance) return null;
  const since = Math.max(allowance, provenAt(run.first.stamp));
  const status = run.last.status;
  switch (run.state) {
    case 'off':
      return null;
    case 'on':
      // A single "on" after it was believably off may be an old copy; the next look decides.
      if (run.established === null && runs.some((one) => one.state === 'off' && one.established !== null))
        return null;
      if (runs.some((one) => one.state === 'off' && one.established !== null)) return null;
      return {
        flag: 'still-running',
        since,
        said: said('verdict_still_on', { at: String(since) }),
        next: 'stop-again',
      };
    case 'running':
      return {
        flag: 'still-running',
        since,
        said: said('verdict_off_but_delivering', { status }),
        next: 'stop-again',
      };
    case 'may-resume':
      return {
        flag: 'can-resume-by-itself',
        since,
        said: said('verdict_may_resume', { status }),
        next: 'open-tiktok',
      };
    case 'unprovable':
      return {
        flag: 'cannot-verify',
        since,
        said: status === '' ? said('verdict_status_absent') : said('verdict_status_unknown', { status }),
        next: 'open-tiktok',
      };
    case 'missing':
      return { flag: 'cannot-verify', since, said: said('verdict_missing'), next: 'open-tiktok' };
  }
}

/** What the levels below say once it cannot be lag any more. */
function treeSays(history: History, allowance: number): RaisedFlag | null {
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

/** Reads that go back and forth prove neither. */
function contradicting(runs: Run[], allowance: number): RaisedFlag | null {
  const unsettled = runs.slice(runs.findLastIndex((run) => run.established !== null) + 1);
  const last = unsettled.at(-1);
  if (unsettled.length < 3 || last === undefined || provenAt(last.last.stamp) < allowance) return null;
  const since = Math.max(allowance, provenAt(unsettled[2]?.first.stamp ?? last.first.stamp));
  return { flag: 'cannot-verify', since, said: said('verdict_contradicting'), next: 'wait' };
}

/** The read-back is over and it was never believably off: nothing hangs in "pending" for ever. */
function neverProved(order: Order, history: History, runs: Run[], now: number): RaisedFlag | null {
  const answer = lastAttempt(history)?.answer;
  const over = (answer?.stamp.at ?? order.createdAt) + (READ_BACK_AT.at(-1) ?? 0);
  if (now < over || runs.some((run) => run.state === 'off' && run.established !== null)) return null;
  return { flag: 'cannot-verify', since: over, said: said('verdict_never_proved'), next: 'stop-again' };
}

/** TikTok could not be read: at once when the access is gone, else when it lasts. */
function blind(history: History): RaisedFlag | null {
  const first = history.failures[0];
  const last = history.failures.at(-1);
  if (first === undefined || last === undefined) return null;
  const { problem } = last;
  const noAccess = problem.remedy === 'sign-in' || problem.remedy === 'ask-permission';
  const since =
    history.failures.find((failure) => failure.problem.remedy === problem.remedy)?.stamp.at ?? first.stamp.at;
  if (!noAccess && last.stamp.at - first.stamp.at < BLIND_AFTER) return null;
  return {
    flag: 'cannot-verify',
    since: noAccess ? since : first.stamp.at,
    said: problemSaid(problem),
    next: noAccess ? 'reconnect' : 'wait',
  };
}

/** One flag of each sort, the oldest: the person is told once. */
function firstOfEach(flags: RaisedFlag[]): RaisedFlag[] {
  const byFlag = new Map<string, RaisedFlag>();
  for (const flag of flags) {
    const known = byFlag.get(flag.flag);
    if (known === undefined || flag.since < known.since) byFlag.set(flag.flag, flag);
  }
  return [...byFlag.values()];
}

function said(key: string, values: Record<string, string> = {}): Sentence {
  return { key, values };
}
