import { provenAt, type Problem } from './evidence';
import { isAcknowledged, lastAttempt, waitsForConfirmation, type History } from './history';
import { said } from './flags/said';
import { BLIND_AFTER, CONFIRM_QUIETLY_FOR, READ_LAG_ALLOWANCE } from './ladder';
import type { Order } from './order';
import { nextLookAt } from './schedule';
import { toneOf } from './tone';
import { problemSaid, refusalSaid, type RaisedFlag, type Sentence, type Verdict } from './verdict';

/** The verdict on a resume: nothing to prove but that TikTok shows it on. Never sent twice by itself. */
export function judgeResume(order: Order, history: History, now: number): Verdict {
  const resumed = history.readings.at(-1)?.state === 'on';
  const answer = lastAttempt(history)?.answer ?? null;
  const accepted = answer?.outcome.outcome === 'accepted';
  const flags = (resumed ? [] : flagsOf(history, now)).filter(
    ({ flag, since }) => !isAcknowledged(history, flag, since),
  );
  const next = nextLookAt(order, history, now);
  const closed = history.supersededBy !== null;
  const shown = closed ? [] : flags;
  const asks = !closed && !resumed && shown.length === 0 && waitsForConfirmation(history);
  return {
    orderId: order.id,
    action: 'resume',
    stage: accepted ? 'accepted' : 'requested',
    resumed,
    flags: shown,
    said: closed ? said('verdict_superseded') : sentence(shown, { resumed, accepted, asks }),
    tone: asks ? 'needs-you' : toneOf('requested', shown, resumed),
    reachedAt: {
      requested: order.createdAt,
      ...(accepted && answer ? { accepted: provenAt(answer.stamp) } : {}),
    },
    done: null,
    money: null,
    risks: [],
    gaps: [],
    watchedUntil: null,
    seenThrough: history.seenThrough,
    lastLookAt: history.lastLook?.at ?? null,
    nextLookAt: closed ? null : next,
    closed: closed || (next === null && shown.length === 0),
  };
}

function flagsOf(history: History, now: number): RaisedFlag[] {
  if (history.refused !== null) {
    const { reason, stamp } = history.refused;
    return [{ flag: 'rejected', since: stamp.at, said: refusalSaid(reason), next: 'open-tiktok' }];
  }
  const answer = lastAttempt(history)?.answer;
  if (!answer) {
    const failure = history.failures.at(-1);
    if (failure === undefined) return [];
    return [
      { flag: 'cannot-verify', since: failure.stamp.at, said: problemSaid(failure.problem), next: 'retry' },
    ];
  }
  const since = provenAt(answer.stamp);
  switch (answer.outcome.outcome) {
    case 'accepted':
    case 'unneeded':
    case 'partial': {
      const last = history.readings.at(-1);
      const failure = history.failures.at(-1);
      if (failure !== undefined && provenAt(failure.stamp) - since >= BLIND_AFTER) {
        return [{ flag: 'cannot-verify', since, said: problemSaid(failure.problem), next: 'retry' }];
      }
      if (last === undefined || provenAt(last.stamp) < since + READ_LAG_ALLOWANCE) return [];
      return [
        {
          flag: 'cannot-verify',
          since,
          said: { key: 'verdict_resume_not_seen', values: {} },
          next: 'resume-again',
        },
      ];
    }
    case 'rejected': {
      const { problem } = answer.outcome;
      return [{ flag: 'rejected', since, said: problemSaid(problem), next: 'resume-again' }];
    }
    case 'unknown': {
      if (waitsForConfirmation(history)) return unconfirmed(answer.outcome.problem, since, now);
      return [
        {
          flag: 'outcome-unknown',
          since,
          said: { key: 'verdict_resume_unknown', values: {} },
          next: 'resume-again',
        },
      ];
    }
  }
}

/** TikTok's own question is on the screen; a person who has not answered it in a while may have missed it. */
function unconfirmed(problem: Problem, asked: number, now: number): RaisedFlag[] {
  const since = asked + CONFIRM_QUIETLY_FOR;
  if (now < since) return [];
  return [{ flag: 'outcome-unknown', since, said: problemSaid(problem), next: 'open-tiktok' }];
}

function sentence(
  flags: RaisedFlag[],
  now: { resumed: boolean; accepted: boolean; asks: boolean },
): Sentence {
  const first = flags[0];
  if (first !== undefined) return first.said;
  if (now.resumed) return said('verdict_resumed');
  if (now.asks) return said('verdict_resume_confirm_in_page');
  return said(now.accepted ? 'verdict_resume_accepted' : 'verdict_resume_requested');
}
