import { sameEntity, type Entity, type EntityRef } from './entity';
import type {
  Evidence,
  LoggedChange,
  Operation,
  Problem,
  ReadOf,
  RefusalReason,
  Stamp,
  TurnOnRule,
  WriteOutcome,
} from './evidence';
import { readingOf, readingOfParts, type SwitchReading } from './reading';
import type { SpendBelow, SpendReport } from './spend';
import type { Tree } from './tree';
import type { Flag } from './verdict';

/** One send and what came of it; `answer` is null while nobody knows. */
export interface Attempt {
  number: number;
  target: EntityRef;
  operation: Operation;
  sentAt: Stamp;
  answer: { outcome: WriteOutcome; stamp: Stamp } | null;
}

export interface TreeReading extends Tree {
  seq: number;
  stamp: Stamp;
}

export interface SpendReading {
  report: SpendReport;
  seq: number;
  stamp: Stamp;
}

export interface Failure {
  what: ReadOf;
  problem: Problem;
  seq: number;
  stamp: Stamp;
}

/** Reads that a proof cannot do without: each is a look at the thing itself. */
export const PROOF_READS: ReadonlySet<ReadOf> = new Set(['identify', 'switch', 'tree', 'spend']);

/** One order's evidence, sorted into what the judge and the planner ask about. */
export interface History {
  identified: { entity: Entity; matches: boolean } | null;
  refused: { reason: RefusalReason; stamp: Stamp } | null;
  attempts: Attempt[];
  /** Switch-offs of ad groups, one each, where TikTok refuses to switch the campaign; oldest first. */
  parts: Attempt[];
  /** The deletion after the proof, sent at most once; null before. */
  deletion: Attempt | null;
  /** Reads of the switch since the last send, oldest first. */
  readings: SwitchReading[];
  /** Reads of the levels below since the last send, oldest first. */
  trees: TreeReading[];
  /** Reads of the spend since the last send, oldest first. */
  spends: SpendReading[];
  /** The newest read of the money below since the last send; null before the first. */
  below: { parts: SpendBelow[]; seq: number } | null;
  /** The newest read of the rules that would switch it on again; null before the first. */
  rules: { rules: TurnOnRule[]; seq: number; stamp: Stamp } | null;
  /** Reads of who changed its switch, oldest first. */
  changes: { changes: LoggedChange[]; seq: number; stamp: Stamp }[];
  /** Reads that failed since the same thing was last read, oldest first. */
  failures: Failure[];
  /** Every read that failed, oldest first: what was in the way when nobody could look. */
  allFailures: Failure[];
  supersededBy: string | null;
  acknowledged: { flag: Flag; since: number }[];
  /** The newest look, worked or failed; null before the first. */
  lastLook: Stamp | null;
}

/** Sorts evidence of one order; the order in which it was handed over does not matter. */
export function historyOf(evidence: readonly Evidence[]): History {
  const history: History = {
    identified: null,
    refused: null,
    attempts: [],
    parts: [],
    deletion: null,
    readings: [],
    trees: [],
    spends: [],
    below: null,
    rules: null,
    changes: [],
    failures: [],
    allFailures: [],
    supersededBy: null,
    acknowledged: [],
    lastLook: null,
  };
  for (const item of inTikToksTime([...evidence].sort((a, b) => a.seq - b.seq))) add(history, item);
  return history;
}

/**
 * Puts what only our clock saw onto TikTok's clock, by how far the two were apart at the nearest answer before
 * (or the first one after): times of different clocks must never be subtracted from each other.
 */
function inTikToksTime(evidence: Evidence[]): Evidence[] {
  const ahead = ({ stamp }: Evidence) => (stamp.tiktokAt === null ? null : stamp.tiktokAt - stamp.at);
  const first = evidence.map(ahead).find((one) => one !== null);
  // Where TikTok never tells the time, our own is all there is.
  if (first === undefined || first === null) return evidence;
  let offset = first;
  return evidence.map((item) => {
    offset = ahead(item) ?? offset;
    if (item.stamp.tiktokAt !== null) return item;
    return { ...item, stamp: { ...item.stamp, tiktokAt: item.stamp.at + offset, dated: false } };
  });
}

function add(history: History, item: Evidence): void {
  switch (item.type) {
    case 'identified':
      history.identified = { entity: item.entity, matches: item.matches };
      history.failures = [];
      return;
    case 'refused':
      history.refused = { reason: item.reason, stamp: item.stamp };
      return;
    case 'sending': {
      const attempt: Attempt = {
        number: item.attempt,
        target: item.target,
        operation: item.operation,
        sentAt: item.stamp,
        answer: null,
      };
      if (item.operation === 'delete') {
        // What proved the stop goes on proving it.
        history.deletion = attempt;
        return;
      }
      const whole = history.attempts[0]?.target;
      if (whole !== undefined && !sameEntity(item.target, whole)) {
        history.parts.push(attempt);
        history.readings = [];
        return;
      }
      history.attempts.push(attempt);
      // What was read before this send says nothing about what the send did.
      history.readings = [];
      history.trees = [];
      history.spends = [];
      history.below = null;
      history.failures = [];
      return;
    }
    case 'answered': {
      const sent = [...history.attempts, ...history.parts, history.deletion];
      const attempt = sent.find((one) => one?.number === item.attempt);
      if (attempt != null && attempt.answer === null) {
        attempt.answer = { outcome: outcomeOf(item), stamp: item.stamp };
      }
      return;
    }
    case 'switch-read':
    case 'missing': {
      // Its own switch cannot be moved; the ad groups' say whether it is off.
      if (history.parts.length > 0) return;
      const reading = readingOf(item.type === 'missing' ? null : item.entity, item);
      history.readings.push(reading);
      // What is below, and its money, is asked for only while it is off.
      history.failures = history.failures.filter(
        ({ what }) => what !== 'switch' && what !== 'identify' && reading.state === 'off',
      );
      history.lastLook = item.stamp;
      return;
    }
    case 'below-read':
      history.below = { parts: item.parts, seq: item.seq };
      history.failures = history.failures.filter((failure) => failure.what !== 'below');
      return;
    case 'rules-read':
      history.rules = { rules: item.rules, seq: item.seq, stamp: item.stamp };
      history.failures = history.failures.filter((failure) => failure.what !== 'rules');
      return;
    case 'changes-read':
      history.changes.push({ changes: item.changes, seq: item.seq, stamp: item.stamp });
      history.failures = history.failures.filter((failure) => failure.what !== 'changes');
      return;
    case 'tree-read':
      history.trees.push({
        nodes: item.nodes,
        total: item.total,
        complete: item.complete,
        seq: item.seq,
        stamp: item.stamp,
      });
      history.failures = history.failures.filter((failure) => failure.what !== 'tree');
      history.lastLook = item.stamp;
      if (history.parts.length > 0) history.readings.push(readingOfParts(item));
      return;
    case 'spend-read':
      history.spends.push({ report: item.report, seq: item.seq, stamp: item.stamp });
      history.failures = history.failures.filter((failure) => failure.what !== 'spend');
      history.lastLook = item.stamp;
      return;
    case 'read-failed': {
      const failure: Failure = {
        what: item.what,
        problem: item.problem,
        seq: item.seq,
        stamp: item.stamp,
      };
      history.failures.push(failure);
      history.allFailures.push(failure);
      if (PROOF_READS.has(item.what)) history.lastLook = item.stamp;
      return;
    }
    case 'superseded':
      history.supersededBy = item.by;
      return;
    case 'acknowledged':
      history.acknowledged.push({ flag: item.flag, since: item.since });
      return;
  }
}

function outcomeOf(item: Extract<Evidence, { type: 'answered' }>): WriteOutcome {
  return item.outcome === 'accepted'
    ? { outcome: 'accepted' }
    : { outcome: item.outcome, problem: item.problem };
}

/** The newest send that was to switch it: of its own switch, or of an ad group where that is refused. */
export function lastAttempt(history: History): Attempt | null {
  return history.parts.at(-1) ?? history.attempts.at(-1) ?? null;
}

/** Whether a flag that became true at `since` has been answered by the person. */
export function isAcknowledged(history: History, flag: Flag, since: number): boolean {
  return history.acknowledged.some((ack) => ack.flag === flag && ack.since >= since);
}
