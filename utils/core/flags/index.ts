import { provenAt } from '../evidence';
import { isFollowed } from '../follow';
import { isAcknowledged, lastAttempt, type Attempt, type History } from '../history';
import { BLIND_AFTER, READ_LAG_ALLOWANCE, REPORT_BLIND_AFTER } from '../ladder';
import type { Order } from '../order';
import { runsOf, type Run } from '../reading';
import type { Silence } from '../silence';
import { FLAGS, type RaisedFlag } from '../verdict';
import {
  deletion,
  isGoingOn,
  partlyApplied,
  partsRefused,
  refusal,
  refusedFlag,
  unknownOutcome,
} from './of-the-write';
import { contradicting, neverProved, switchSays } from './of-the-switch';
import { treeSays } from './of-what-is-below';
import { notConfirmed, stillSpending } from './of-the-money';
import { ruleWaits, turnedBackOn } from './of-others';
import { aheadNotDone } from './of-what-went-ahead';
import { blind } from './of-our-sight';
import { flagsFollowed } from './of-what-is-followed';

/** Every reason why a person must look at this stop, most urgent first. */
export function flagsOfStop(
  order: Order,
  history: History,
  silence: Silence | null,
  now: number,
): RaisedFlag[] {
  const open = ({ flag, since }: RaisedFlag) => !isAcknowledged(history, flag, since);
  if (isFollowed(history)) return flagsFollowed(history).filter(open);
  if (history.refused !== null) {
    return [refusedFlag(history.refused.reason, provenAt(history.refused.stamp))].filter(open);
  }
  const runs = runsOf(history.readings);
  const attempt = lastAttempt(history);
  const raised = [
    turnedBackOn(history),
    ruleWaits(history),
    ...(attempt?.answer ? afterAnswer(order, history, attempt, runs, now) : []),
    stillSpending(history),
    aheadNotDone(history),
    deletion(history),
    notConfirmed(silence),
    blind(history, ['identify', 'switch', 'tree'], BLIND_AFTER),
    blind(history, ['spend'], REPORT_BLIND_AFTER),
  ].filter((flag) => flag !== null);
  // What the person left is one incident; a newer one of the same sort is told.
  return firstOfEach(raised.filter(open)).sort((a, b) => FLAGS.indexOf(a.flag) - FLAGS.indexOf(b.flag));
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
    isOff || isGoingOn(order, history) ? null : refusal(history, attempt, now),
    isOff ? null : partsRefused(history),
    runs.some((run) => run.state === 'off' && run.established !== null) || isOff
      ? null
      : unknownOutcome(attempt, now),
    isOff && runs.at(-1)?.established ? null : partlyApplied(attempt),
    switchSays(history, runs, allowance),
    treeSays(history, allowance),
    contradicting(runs, allowance),
    neverProved(order, history, runs, now),
  ];
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
