import { provenAt, type ReadOf, type Stamp } from './evidence';
import { followLooks, wasFollowed } from './follow';
import { lastAttempt, type History } from './history';
import { GAP_SLACK } from './ladder';
import type { Order } from './order';
import type { Gap } from './verdict';
import { plannedLooks } from './watch';

/** What was to be looked at, when it was, and how. */
interface Watch {
  /** What it is counted from. */
  since: Stamp;
  /** The planned looks, TikTok's time, oldest first, up to the first one after `until` at least. */
  plan: (until: number) => number[];
  looks: readonly { stamp: Stamp }[];
  /** The read that was in the way when none could be made. */
  read: ReadOf;
}

/**
 * Every gap since the stop was answered, or since what cannot be stopped is followed, oldest first.
 *
 * @param now our clock; only says whether the newest look is overdue
 */
export function gapsOf(order: Order, history: History, now: number): Gap[] {
  const watch = watchOf(order, history);
  if (watch === null) return [];
  const base = provenAt(watch.since);
  const newest = history.lastLook ?? watch.since;
  const nowAtTikTok = now + provenAt(newest) - newest.at;
  const plan = watch.plan(nowAtTikTok);
  const gaps: Gap[] = [];
  let last = base;
  for (const { stamp } of watch.looks) {
    const at = provenAt(stamp);
    add(gaps, history, watch, missed(plan, base, last, at), at);
    last = Math.max(last, at);
  }
  if (history.supersededBy === null) {
    add(gaps, history, watch, missed(plan, base, last, nowAtTikTok), null);
  }
  return gaps;
}

function watchOf(order: Order, history: History): Watch | null {
  const { refused } = history;
  if (refused !== null) {
    if (!wasFollowed(history)) return null;
    const plan = (until: number) => followLooks(history, until);
    return { since: refused.stamp, plan, looks: history.trees, read: 'tree' };
  }
  const answer = lastAttempt(history)?.answer;
  if (!answer) return null;
  const base = provenAt(answer.stamp);
  const plan = () => plannedLooks(order).map((offset) => base + offset);
  return { since: answer.stamp, plan, looks: history.readings, read: 'switch' };
}

/** The first look planned after `last` that is so late at `at` that nobody can say it was watched; or null. */
function missed(plan: number[], base: number, last: number, at: number): number | null {
  const due = plan.find((time) => time > last);
  if (due === undefined) return null;
  const slack = Math.min(GAP_SLACK.most, Math.max(GAP_SLACK.least, (due - base) / 10));
  return at > due + slack ? due : null;
}

function add(gaps: Gap[], history: History, watch: Watch, from: number | null, to: number | null): void {
  if (from === null) return;
  const tried = history.allFailures.findLast(({ stamp, what }) => {
    const at = provenAt(stamp);
    return what === watch.read && at >= from && (to === null || at <= to);
  });
  gaps.push({ from, to, reason: tried?.problem.reason ?? 'not-running' });
}
