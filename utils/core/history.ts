import { sameEntity, type Entity, type WriteTarget } from './entity';
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
import type { GatewayName } from './gateway-name';
import { readingOf, readingOfParts, type SwitchReading } from './reading';
import type { SpendBelow, SpendReport } from './spend';
import type { Surroundings } from './surroundings';
import type { Tree } from './tree';
import type { Flag } from './verdict';

/** One send and what came of it; `answer` is null while nobody knows. */
export interface Attempt {
  number: number;
  target: WriteTarget;
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
  /** How TikTok described it before anything was sent; null when that is not known. */
  before: Entity | null;
  refused: { reason: RefusalReason; stamp: Stamp } | null;
  attempts: Attempt[];
  /** Switch-offs of ad groups, one each, where TikTok refuses to switch the campaign; oldest first. */
  parts: Attempt[];
  /** What was sent ahead of the stop itself: deletions of sessions, switch-offs of materials; oldest first. */
  ahead: Attempt[];
  /** The deletion after the proof, sent at most once; null before. */
  deletion: Attempt | null;
  /** Reads of the switch since the last send, oldest first. */
  readings: SwitchReading[];
  /** Reads of the levels below since the last send, oldest first. */
  trees: TreeReading[];
  /** Every ad group and ad that was ever listed below it, by the way in which it was listed. */
  listed: Set<string>;
  /** Reads of the spend since the last send, oldest first. */
  spends: SpendReading[];
  /** Reads of the money below since the last send, oldest first. */
  belows: { parts: SpendBelow[]; seq: number; stamp: Stamp }[];
  /** The newest read of the rules that would switch it on again; null before the first. */
  rules: { rules: TurnOnRule[]; seq: number; stamp: Stamp } | null;
  /** The newest read of what may spend beside it; null before the first. */
  surroundings: { around: Surroundings; currency: string; seq: number; stamp: Stamp } | null;
  /** Reads of who changed its switch, oldest first. */
  changes: { changes: LoggedChange[]; seq: number; stamp: Stamp }[];
  /** Reads that failed since the same thing was last read, oldest first. */
  failures: Failure[];
  /** Every read that failed, oldest first: what was in the way when nobody could look. */
  allFailures: Failure[];
  supersededBy: string | null;
  acknowledged: { flag: Flag; since: number; seq: number }[];
  /** The newest look, worked or failed; null before the first. */
  lastLook: Stamp | null;
  /** Which ways TikTok was seen through, by the looks that worked; in the order of their first. */
  seenThrough: GatewayName[];
}

/** What is learned by looking at the thing itself and its money. */
const LOOKS: ReadonlySet<Evidence['type']> = new Set(['switch-read', 'missing', 'tree-read', 'spend-read']);

/** Evidence is only ever added to, so what was sorted holds while nothing was added. */
const sorted = new WeakMap<readonly Evidence[], { length: number; history: History }>();

/** Sorts evidence of one order; the order in which it was handed over does not matter. */
export function historyOf(evidence: readonly Evidence[]): History {
  const { length } = evidence;
  const before = sorted.get(evidence);
  if (before?.length === length) return before.history;
  const history = sort(evidence);
  sorted.set(evidence, { length, history });
  return history;
}

function sort(evidence: readonly Evidence[]): History {
  const history: History = {
    identified: null,
    before: null,
    refused: null,
    attempts: [],
    parts: [],
    ahead: [],
    deletion: null,
    readings: [],
    trees: [],
    listed: new Set(),
    spends: [],
    belows: [],
    rules: null,
    surroundings: null,
    changes: [],
    failures: [],
    allFailures: [],
    supersededBy: null,
    acknowledged: [],
    lastLook: null,
    seenThrough: [],
  };
  for (const item of inTikToksTime([...evidence].sort((a, b) => a.seq - b.seq))) {
    add(history, item);
    if (LOOKS.has(item.type) && !history.seenThrough.includes(item.gateway)) {
      history.seenThrough.push(item.gateway);
    }
  }
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
      if (history.attempts.length === 0) history.before = item.entity;
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
      if (item.target.level === 'session' || item.target.level === 'material') {
        history.ahead.push(attempt);
        return;
      }
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
      history.belows = [];
      history.failures = [];
      return;
    }
    case 'answered': {
      const sent = [...history.attempts, ...history.parts, ...history.ahead, history.deletion];
      const attempt = sent.find((one) => one?.number === item.attempt);
      if (attempt != null && (attempt.answer === null || asksThePerson(attempt))) {
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
      history.belows.push({ parts: item.parts, seq: item.seq, stamp: item.stamp });
      history.failures = history.failures.filter((failure) => failure.what !== 'below');
      return;
    case 'rules-read':
      history.rules = { rules: item.rules, seq: item.seq, stamp: item.stamp };
      history.failures = history.failures.filter((failure) => failure.what !== 'rules');
      return;
    case 'surroundings-read':
      history.surroundings = {
        around: item.around,
        currency: item.currency,
        seq: item.seq,
        stamp: item.stamp,
      };
      history.failures = history.failures.filter((failure) => failure.what !== 'surroundings');
      return;
    case 'changes-read':
      history.changes.push({ changes: item.changes, seq: item.seq, stamp: item.stamp });
      history.failures = history.failures.filter((failure) => failure.what !== 'changes');
      return;
    case 'tree-read': {
      const tree = treeOf(history, item);
      history.trees.push(tree);
      history.failures = history.failures.filter((failure) => failure.what !== 'tree');
      history.lastLook = item.stamp;
      if (history.parts.length > 0) history.readings.push(readingOfParts(tree));
      return;
    }
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
      history.acknowledged.push({ flag: item.flag, since: item.since, seq: item.seq });
      return;
  }
}

function treeOf(history: History, item: Extract<Evidence, { type: 'tree-read' }>): TreeReading {
  const { nodes, total, seq, stamp, gateway } = item;
  // A session that is over is listed no more; ad groups and ads stay listed when they are deleted.
  const lasting = nodes.filter(({ level }) => level !== 'session');
  const listed = new Set(lasting.map(({ level, id }) => `${gateway} ${level}/${id}`));
  const gone = [...history.listed].some((key) => key.startsWith(`${gateway} `) && !listed.has(key));
  for (const key of listed) history.listed.add(key);
  // Ads of GMV Max that were made in TikTok Shop are in no list (facts: marketing-api 3.4).
  const lacksAds =
    history.identified?.entity.kind !== 'gmv-max' && !nodes.some(({ level }) => level === 'ad');
  return { nodes, total, complete: item.complete && !gone, lacksAds, seq, stamp };
}

function outcomeOf(item: Extract<Evidence, { type: 'answered' }>): WriteOutcome {
  return item.outcome === 'accepted' || item.outcome === 'unneeded'
    ? { outcome: item.outcome }
    : { outcome: item.outcome, problem: item.problem };
}

/** Whether a press waits for the person's answer to TikTok's own question; TikTok's answer then comes later. */
export function asksThePerson({ answer }: Attempt): boolean {
  return answer?.outcome.outcome === 'unknown' && answer.outcome.problem.reason === 'confirm-in-page';
}

/** Whether the newest press waits for the person's answer to TikTok's own question. */
export function waitsForConfirmation(history: History): boolean {
  const attempt = lastAttempt(history);
  return attempt !== null && asksThePerson(attempt);
}

/** The newest send that was to switch it: of its own switch, or of an ad group where that is refused. */
export function lastAttempt(history: History): Attempt | null {
  return history.parts.at(-1) ?? history.attempts.at(-1) ?? null;
}

/** Whether a flag that became true at `since` has been answered by the person. */
export function isAcknowledged(history: History, flag: Flag, since: number): boolean {
  return history.acknowledged.some((ack) => ack.flag === flag && ack.since >= since);
}
