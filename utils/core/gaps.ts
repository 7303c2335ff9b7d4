import { provenAt } from './evidence';
import { lastAttempt, type History } from './history';
import { GAP_SLACK, READ_BACK_AT, WATCH_AT } from './ladder';
import type { Gap } from './verdict';

/**
 * Every gap since the stop was answered, oldest first.
 *
 * @param now our clock; only says whether the newest look is overdue
 */
export function gapsOf(history: History, now: number): Gap[] {
  const answer = lastAttempt(history)?.answer;
  if (!answer || history.refused !== null) return [];
  const base = provenAt(answer.stamp);
  const plan = [...READ_BACK_AT, ...WATCH_AT].map((offset) => base + offset);
  const gaps: Gap[] = [];
  let last = base;
  for (const reading of history.readings) {
    const at = provenAt(reading.stamp);
    add(gaps, history, missed(plan, base, last, at), at);
    last = Math.max(last, at);
  }
  if (history.supersededBy === null) {
    const newest = history.lastLook ?? answer.stamp;
    const nowAtTikTok = now + provenAt(newest) - newest.at;
    add(gaps, history, missed(plan, base, last, nowAtTikTok), null);
  }
  return gaps;
}

/** The first look planned after `last` that is so late at `at` that nobody can say it was watched; or null. */
function missed(plan: number[], base: number, last: number, at: number): number | null {
  const due = plan.find((time) => time > last);
  if (due === undefined) return null;
  const slack = Math.max(GAP_SLACK, (due - base) / 10);
  return at > due + slack ? due : null;
}

function add(gaps: Gap[], history: History, from: number | null, to: number | null): void {
  if (from === null) return;
  const tried = history.allFailures.findLast(({ stamp, what }) => {
    const at = provenAt(stamp);
    return what === 'switch' && at >= from && (to === null || at <= to);
  });
  gaps.push({ from, to, reason: tried?.problem.reason ?? 'not-running' });
}
