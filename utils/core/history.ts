import type { Entity, EntityRef } from './entity';
import type { Evidence, Operation, Problem, RefusalReason, Stamp, TreeNode, WriteOutcome } from './evidence';
import { readingOf, type SwitchReading } from './reading';
import type { Flag } from './verdict';

/** One send and what came of it; `answer` is null while nobody knows. */
export interface Attempt {
  number: number;
  target: EntityRef;
  operation: Operation;
  sentAt: Stamp;
  answer: { outcome: WriteOutcome; stamp: Stamp } | null;
}

export interface TreeReading {
  nodes: TreeNode[];
  total: number;
  complete: boolean;
  seq: number;
  stamp: Stamp;
}

/** One order's evidence, sorted into what the judge and the planner ask about. */
export interface History {
  identified: { entity: Entity; matches: boolean } | null;
  refused: { reason: RefusalReason; stamp: Stamp } | null;
  attempts: Attempt[];
  /** Reads of the switch since the last send, oldest first. */
  readings: SwitchReading[];
  /** Reads of the levels below since the last send, oldest first. */
  trees: TreeReading[];
  /** Reads that failed since the last read that worked, oldest first. */
  failures: { what: 'identify' | 'switch' | 'tree'; problem: Problem; seq: number; stamp: Stamp }[];
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
    readings: [],
    trees: [],
    failures: [],
    supersededBy: null,
    acknowledged: [],
    lastLook: null,
  };
  for (const item of [...evidence].sort((a, b) => a.seq - b.seq)) add(history, item);
  return history;
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
    case 'sending':
      history.attempts.push({
        number: item.attempt,
        target: item.target,
        operation: item.operation,
        sentAt: item.stamp,
        answer: null,
      });
      // What was read before this send says nothing about what the send did.
      history.readings = [];
      history.trees = [];
      history.failures = [];
      return;
    case 'answered': {
      const attempt = history.attempts.find((a) => a.number === item.attempt);
      if (attempt !== undefined && attempt.answer === null) {
        attempt.answer = { outcome: outcomeOf(item), stamp: item.stamp };
      }
      return;
    }
    case 'switch-read':
    case 'missing':
      history.readings.push(readingOf(item.type === 'missing' ? null : item.entity, item));
      history.failures = history.failures.filter((failure) => failure.what === 'tree');
      history.lastLook = item.stamp;
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
      return;
    case 'read-failed':
      history.failures.push({ what: item.what, problem: item.problem, seq: item.seq, stamp: item.stamp });
      history.lastLook = item.stamp;
      return;
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

export function lastAttempt(history: History): Attempt | null {
  return history.attempts.at(-1) ?? null;
}

/** Whether a flag that became true at `since` has been answered by the person. */
export function isAcknowledged(history: History, flag: Flag, since: number): boolean {
  return history.acknowledged.some((ack) => ack.flag === flag && ack.since >= since);
}
