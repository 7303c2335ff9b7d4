import { provenAt } from './evidence';
import { lastAttempt, type History } from './history';
import { READ_LAG_ALLOWANCE } from './ladder';
import { runsOf } from './reading';

/** A stretch in which the switch read off, and the moment from which nothing should be spent in it. */
export interface OffSpell {
  /** TikTok's time, milliseconds. */
  stoppedAt: number;
  /** Evidence of this stretch has these numbers, the last one excluded. */
  fromSeq: number;
  toSeq: number;
}

/**
 * Every stretch in which it was off. Proof is counted from when the newest accepted write was answered; when
 * TikTok went on showing it on after that, or nobody knows what the write did, from the first read that
 * showed it off.
 */
export function offSpells(history: History): OffSpell[] {
  const answer = lastAttempt(history)?.answer;
  const accepted = answer?.outcome.outcome === 'accepted' ? provenAt(answer.stamp) : null;
  const spells: OffSpell[] = [];
  let seenOtherwiseAt = -Infinity;
  const runs = runsOf(history.readings);
  for (const [index, run] of runs.entries()) {
    if (run.state !== 'off') {
      seenOtherwiseAt = provenAt(run.last.stamp);
      continue;
    }
    const holds = accepted !== null && seenOtherwiseAt <= accepted + READ_LAG_ALLOWANCE;
    spells.push({
      stoppedAt: holds ? accepted : provenAt(run.first.stamp),
      fromSeq: run.first.seq,
      toSeq: runs[index + 1]?.first.seq ?? Infinity,
    });
  }
  return spells;
}

/** The stretch it is in now; null while it is not off. */
export function currentSpell(history: History): OffSpell | null {
  const spell = offSpells(history).at(-1);
  return spell?.toSeq === Infinity ? spell : null;
}
