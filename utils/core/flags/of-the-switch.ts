import { provenAt } from '../evidence';
import { lastAttempt, type History } from '../history';
import { EQUAL_READS_APART, READ_BACK_AT, READ_LAG_ALLOWANCE } from '../ladder';
import { materialPart } from '../leak';
import type { Order } from '../order';
import type { Run } from '../reading';
import type { RaisedFlag } from '../verdict';
import { said } from './said';

/** What the newest read of the switch says once it cannot be lag any more. */
export function switchSays(history: History, runs: Run[], allowance: number): RaisedFlag | null {
  const run = runs.at(-1);
  if (run === undefined || provenAt(run.last.stamp) < allowance) return null;
  const since = Math.max(allowance, provenAt(run.first.stamp));
  const status = run.last.status;
  switch (run.state) {
    case 'off':
      return null;
    case 'on':
      // A single "on" after it was believably off may be an old copy; the next look decides.
      if (runs.some((one) => one.state === 'off' && one.established !== null)) return null;
      return stillOn(run, Math.max(allowance, provenAt(run.alikeSince.stamp)));
    case 'running': {
      const node = materialPart(history);
      const running = { flag: 'still-running', since, next: 'stop-again' } as const;
      return node === null
        ? { ...running, said: said('verdict_off_but_delivering', { status }) }
        : {
            ...running,
            said: said('verdict_off_but_delivering_material', { status, name: node.name }),
            node,
          };
    }
    case 'may-resume':
      return {
        flag: 'can-resume-by-itself',
        since,
        said: said('verdict_may_resume', { status }),
        next: 'open-tiktok',
      };
    case 'unprovable':
      return {
        flag: 'cannot-verify',
        since,
        said: status === '' ? said('verdict_status_absent') : said('verdict_status_unknown', { status }),
        next: 'open-tiktok',
      };
    case 'missing':
      return { flag: 'cannot-verify', since, said: said('verdict_missing'), next: 'open-tiktok' };
  }
}

/** Nothing stopped it. It spends, or it will as soon as what it waits for is there (facts: marketing-api 16, table). */
function stillOn({ last }: Run, since: number): RaisedFlag {
  return last.waits
    ? {
        flag: 'can-resume-by-itself',
        since,
        said: said('verdict_on_and_waits', { status: last.status }),
        next: 'stop-again',
      }
    : {
        flag: 'still-running',
        since,
        said: said('verdict_still_on', { at: String(since) }),
        next: 'stop-again',
      };
}

/** Reads that go back and forth prove neither. */
export function contradicting(runs: Run[], allowance: number): RaisedFlag | null {
  const unsettled = runs.slice(runs.findLastIndex((run) => run.established !== null) + 1);
  const last = unsettled.at(-1);
  if (unsettled.length < 3 || last === undefined || provenAt(last.last.stamp) < allowance) return null;
  const since = Math.max(allowance, provenAt(unsettled[2]?.first.stamp ?? last.first.stamp));
  return { flag: 'cannot-verify', since, said: said('verdict_contradicting'), next: 'wait' };
}

/**
 * The read-back is over and it was never believably off: nothing hangs in "pending" for ever. After a night's sleep
 * it is over with the first look, which the second one, a few seconds later, makes believable.
 */
export function neverProved(order: Order, history: History, runs: Run[], now: number): RaisedFlag | null {
  const answer = lastAttempt(history)?.answer;
  const over = (answer?.stamp.at ?? order.createdAt) + (READ_BACK_AT.at(-1) ?? 0);
  if (now < over || runs.some((run) => run.state === 'off' && run.established !== null)) return null;
  if (isAboutToSettle(runs.at(-1), now)) return null;
  return { flag: 'cannot-verify', since: over, said: said('verdict_never_proved'), next: 'stop-again' };
}

/** Whether it was just read for the first time, so that the look that makes it believable is about to come. */
function isAboutToSettle(run: Run | undefined, now: number): boolean {
  if (run === undefined) return false;
  const { first, last } = run;
  const isNew = provenAt(last.stamp) - provenAt(first.stamp) < EQUAL_READS_APART;
  return isNew && Math.abs(now - last.stamp.at) < READ_LAG_ALLOWANCE;
}
