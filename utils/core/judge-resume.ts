import { provenAt } from './evidence';
import { isAcknowledged, lastAttempt, type History } from './history';
import { BLIND_AFTER, READ_LAG_ALLOWANCE } from './ladder';
import type { Order } from './order';
import { nextLookAt } from './schedule';
import { toneOf } from './tone';
import { problemSaid, refusalSaid, type RaisedFlag, type Sentence, type Verdict } from './verdict';

/** The verdict on a resume: nothing to prove but that TikTok shows it on. Never sent twice by itself. */
export function judgeResume(order: Order, history: History, now: number): Verdict {
  const resumed = history.readings.at(-1)?.state === 'on';
  const answer = lastAttempt(history)?.answer ?? null;
  const accepted = answer?.outcome.outcome === 'accepted';
  const flags = (resumed ? [] : flagsOf(history)).filter(
    ({ flag, since }) => !isAcknowledged(history, flag, since),
  );
  const next = nextLookAt(order, history, now);
  const closed = history.supersededBy !== null;
  const shown = closed ? [] : flags;
  return {
    orderId: order.id,
    action: 'resume',
    stage: accepted ? 'accepted' : 'requested',
    resumed,
    flags: shown,
    said: closed ? { key: 'verdict_superseded', values: {} } : sentence(shown, resumed, accepted),
    tone: toneOf('requested', shown, resumed),
    reachedAt: {
      requested: order.createdAt,
      ...(accepted && answer ? { accepted: provenAt(answer.stamp) } : {}),
    },
    done: null,
    money: null,
    gaps: [],
    lastLookAt: history.lastLook?.at ?? null,
    nextLookAt: closed ? null : next,
    closed: closed || (next === null && shown.length === 0),
  };
}

function flagsOf(history: History): RaisedFlag[] {
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
      const said = problemSaid(answer.outcome.problem);
      return [{ flag: 'rejected', since, said, next: 'resume-again' }];
    }
    case 'unknown':
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

function sentence(flags: RaisedFlag[], resumed: boolean, accepted: boolean): Sentence {
  const first = flags[0];
  if (first !== undefined) return first.said;
  if (resumed) return { key: 'verdict_resumed', values: {} };
  return { key: accepted ? 'verdict_resume_accepted' : 'verdict_resume_requested', values: {} };
}
