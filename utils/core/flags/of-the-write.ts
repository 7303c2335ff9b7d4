import { provenAt, type Problem } from '../evidence';
import { needsAdGroups, nextAdGroup } from '../fallback';
import { asksThePerson, type Attempt, type History } from '../history';
import { CONFIRM_QUIETLY_FOR, RETRY_QUIETLY_FOR } from '../ladder';
import type { Order } from '../order';
import { resendAt } from '../schedule';
import { problemSaid, refusalSaid, type RaisedFlag } from '../verdict';
import { said } from './said';

export function refusedFlag(reason: string, since: number): RaisedFlag {
  const next = reason.startsWith('kind-') ? 'open-tiktok' : 'retry';
  return { flag: 'rejected', since, said: refusalSaid(reason), next };
}

/** TikTok said no, or "not now" for so long that a person should know while money runs. */
export function refusal(history: History, attempt: Attempt, now: number): RaisedFlag | null {
  const answer = attempt.answer;
  if (answer?.outcome.outcome !== 'rejected') return null;
  const { problem } = answer.outcome;
  const patience = (history.attempts[0]?.sentAt.at ?? attempt.sentAt.at) + RETRY_QUIETLY_FOR;
  const retrying = resendAt(history, now) !== null;
  if (retrying && now < patience) return null;
  const since = retrying ? patience : provenAt(answer.stamp);
  return { flag: 'rejected', since, said: problemSaid(problem), next: nextFor(problem, retrying) };
}

/** The campaign was refused, and its ad groups are being switched off instead. */
export function isGoingOn(order: Order, history: History): boolean {
  return needsAdGroups(order, history) && nextAdGroup(order, history) !== null;
}

function nextFor(problem: Problem, retrying: boolean): RaisedFlag['next'] {
  if (problem.remedy === 'sign-in' || problem.remedy === 'ask-permission') return 'reconnect';
  if (problem.remedy === 'resume-session') return 'resume-session';
  if (retrying) return 'wait';
  return problem.remedy === 'give-up' || problem.remedy === 'press-there' ? 'open-tiktok' : 'stop-again';
}

/** Of a campaign's ad groups, some were not switched off. */
export function partsRefused({ parts }: History): RaisedFlag | null {
  const refused = parts.find(({ answer }) => answer !== null && answer.outcome.outcome === 'rejected');
  if (!refused?.answer) return null;
  const since = provenAt(refused.answer.stamp);
  return { flag: 'partly-applied', since, said: said('verdict_partly_applied'), next: 'stop-again' };
}

/** Nobody knows whether the write arrived; reads since then have not shown it off. */
export function unknownOutcome(attempt: Attempt, now: number): RaisedFlag | null {
  const answer = attempt.answer;
  if (answer?.outcome.outcome !== 'unknown') return null;
  const { problem } = answer.outcome;
  const since = provenAt(answer.stamp);
  if (asksThePerson(attempt)) {
    // TikTok's own question is on the screen, and the person is about to answer it.
    const late = since + CONFIRM_QUIETLY_FOR;
    if (now < late) return null;
    return { flag: 'outcome-unknown', since: late, said: problemSaid(problem), next: 'open-tiktok' };
  }
  const sentence = problem.remedy === 'look-only' ? problemSaid(problem) : said('verdict_outcome_unknown');
  return { flag: 'outcome-unknown', since, said: sentence, next: 'wait' };
}

export function partlyApplied(attempt: Attempt): RaisedFlag | null {
  const answer = attempt.answer;
  if (answer?.outcome.outcome !== 'partial') return null;
  return {
    flag: 'partly-applied',
    since: provenAt(answer.stamp),
    said: said('verdict_partly_applied'),
    next: 'stop-again',
  };
}

/** It stopped, but what the person asked for after that did not happen, or nobody knows whether it did. */
export function deletion({ deletion: sent, readings }: History): RaisedFlag | null {
  const answer = sent?.answer;
  if (!answer || readings.at(-1)?.deleted === true) return null;
  const since = provenAt(answer.stamp);
  switch (answer.outcome.outcome) {
    case 'accepted':
    case 'unneeded':
      return null;
    case 'unknown':
      return { flag: 'outcome-unknown', since, said: said('verdict_delete_unknown'), next: 'open-tiktok' };
    case 'partial':
    case 'rejected':
      return { flag: 'rejected', since, said: said('verdict_delete_refused'), next: 'open-tiktok' };
  }
}
