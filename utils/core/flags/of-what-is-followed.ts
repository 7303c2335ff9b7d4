import { provenAt } from '../evidence';
import { endedAt, moneyFollowed } from '../follow';
import type { History } from '../history';
import { BLIND_AFTER } from '../ladder';
import { figures } from '../leak';
import { refusalSaid, type RaisedFlag } from '../verdict';
import { blind } from './of-our-sight';
import { said } from './said';

/** What cannot be stopped from here: until TikTok shows it ended, and when money flows although it did. */
export function flagsFollowed(history: History): RaisedFlag[] {
  return [stillPaid(history), notEnded(history), blind(history, ['tree', 'spend'], BLIND_AFTER)].filter(
    (flag) => flag !== null,
  );
}

function stillPaid(history: History): RaisedFlag | null {
  if (endedAt(history) === null) return null;
  const money = moneyFollowed(history);
  const first = money.find(({ leak }) => leak !== null);
  const last = money.at(-1);
  if (!first?.leak || last === undefined) return null;
  const { period, spent, shown } = first.leak;
  const told = figures(last.after, spent, last.currency, { shown: String(shown ?? 0), period });
  return {
    flag: 'still-spending',
    since: first.readAt,
    said: said('shown' in told ? 'verdict_still_shown' : 'verdict_still_spending', told),
    next: 'open-tiktok',
  };
}

function notEnded(history: History): RaisedFlag | null {
  const { refused } = history;
  if (refused === null || endedAt(history) !== null) return null;
  return {
    flag: 'rejected',
    since: provenAt(refused.stamp),
    said: refusalSaid(refused.reason),
    next: 'open-tiktok',
  };
}
