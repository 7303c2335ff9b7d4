import { provenAt, type LoggedChange } from './evidence';
import type { History } from './history';
import { CHANGES_READ_AT, LOG_GRAIN } from './ladder';
import { runsOf, type Run } from './reading';

/** It was believably off and was believably on after that. */
export interface TurnedOn {
  /** When it was first read on again, TikTok's time. */
  seenAt: number;
  /** When it was last read off before that. */
  lastOffAt: number;
  /** The run of readings that says so. */
  run: Run;
  /** Who did it, when the change log or a rule's results tell; null when they do not (yet). */
  change: LoggedChange | null;
}

/** The newest time it was turned back on; an incident that stays until a person answers it. */
export function turnedOn(history: History): TurnedOn | null {
  let lastOffAt: number | null = null;
  let found: TurnedOn | null = null;
  for (const run of runsOf(history.readings)) {
    if (run.state === 'off' && run.established !== null) lastOffAt = provenAt(run.last.stamp);
    if (run.state === 'on' && run.established !== null && lastOffAt !== null) {
      const seenAt = provenAt(run.first.stamp);
      found = { seenAt, lastOffAt, run, change: changeBetween(history, lastOffAt, seenAt) };
    }
  }
  return found;
}

function changeBetween(history: History, from: number, to: number): LoggedChange | null {
  const changes = history.changes.at(-1)?.changes ?? [];
  return (
    changes.findLast(
      ({ at, to: state }) => state === 'on' && at >= from - LOG_GRAIN && at <= to + LOG_GRAIN,
    ) ?? null
  );
}

/**
 * When the change log should be asked who did it, our clock; null when it told or was asked often enough.
 */
export function askWhoAt(history: History): number | null {
  const on = turnedOn(history);
  if (on === null || on.change !== null) return null;
  const { first } = on.run;
  const failed = history.allFailures.filter(({ what }) => what === 'changes');
  const asked = [...history.changes, ...failed].filter(({ seq }) => seq > first.seq).length;
  const established = on.run.established ?? first;
  const wait = CHANGES_READ_AT[asked];
  return wait === undefined ? null : established.stamp.at + wait;
}
