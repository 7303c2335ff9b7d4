import { provenAt } from './evidence';
import { lastAttempt, type History } from './history';
import { READ_LAG_ALLOWANCE } from './ladder';
import { oncePer } from './once';
import { runsOf, type SwitchReading } from './reading';

/** A stretch in which it was off, and the moment from which nothing should be spent in it. */
export interface OffSpell {
  /** TikTok's time, milliseconds. Money is told apart, and proof is counted, from here. */
  stoppedAt: number;
  /** Up to when it was on for all that is known; nobody knows when it stopped between then and `stoppedAt`. */
  ranUntil: number;
  /** Evidence of this stretch has higher numbers. */
  fromSeq: number;
  /** Since this number every read said off; only what was learned since then may prove something. */
  steadyFromSeq: number;
  /** When it was last read off, TikTok's time. */
  lastOffAt: number;
  /** The number of the read that made it believable that somebody turned it on; null while nobody did. */
  turnedOnSeq: number | null;
}

/**
 * Every stretch in which it was off. It is counted from when the newest accepted write was answered; when
 * TikTok went on showing it on after that, or nobody knows what the write did, from the first read that showed
 * it off. Only a believable "on" ends it: whatever else is read in between (an old copy, a status nobody knows,
 * nothing at all) makes proof wait, but is no new stop, or the money before it would be taken for money before
 * the stop.
 */
export const offSpells = oncePer((history: History): OffSpell[] => {
  const answer = lastAttempt(history)?.answer;
  const accepted = answer?.outcome.outcome === 'accepted' ? provenAt(answer.stamp) : null;
  const spells: OffSpell[] = [];
  let open: OffSpell | null = null;
  let lastOnAt = -Infinity;
  for (const run of runsOf(history.readings)) {
    if (run.state === 'off') {
      if (open === null) {
        const holds = accepted !== null && lastOnAt <= accepted + READ_LAG_ALLOWANCE;
        open = {
          stoppedAt: holds ? accepted : provenAt(run.first.stamp),
          ranUntil: holds ? accepted : ranUntil(history, run.first, lastOnAt),
          fromSeq: run.first.seq,
          steadyFromSeq: run.first.seq,
          lastOffAt: provenAt(run.last.stamp),
          turnedOnSeq: null,
        };
        spells.push(open);
      }
      open.steadyFromSeq = run.first.seq;
      open.lastOffAt = provenAt(run.last.stamp);
    } else if (run.state === 'on') {
      if (open === null) lastOnAt = provenAt(run.last.stamp);
      if (open === null || run.established === null) continue;
      lastOnAt = provenAt(run.last.stamp);
      open.turnedOnSeq = run.established.seq;
      open = null;
    }
  }
  return spells;
});

/** Until it was last read on; else until the first stop was sent, of which nobody knows what it did. */
function ranUntil(history: History, firstOff: SwitchReading, lastOnAt: number): number {
  const sent = history.attempts[0]?.sentAt;
  return Number.isFinite(lastOnAt) ? lastOnAt : provenAt(sent ?? firstOff.stamp);
}

/** The stretch it is in now; null while the newest read says anything but off. */
export function currentSpell(history: History): OffSpell | null {
  if (history.readings.at(-1)?.state !== 'off') return null;
  return offSpells(history).at(-1) ?? null;
}
