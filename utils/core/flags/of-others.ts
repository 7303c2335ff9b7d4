import { provenAt } from '../evidence';
import type { History } from '../history';
import { currentSpell } from '../stop-moment';
import { turnedOn } from '../turned-on';
import type { RaisedFlag } from '../verdict';
import { said } from './said';

/** It was believably off and is believably on again: an incident that stays until a person answers it. */
export function turnedBackOn(history: History): RaisedFlag | null {
  const on = turnedOn(history);
  if (on === null) return null;
  const { seenAt, change } = on;
  const by = change === null || change.by.kind === 'unknown' ? '' : `_by_${change.by.kind}`;
  const values = { at: String(change?.at ?? seenAt), ...(by === '' ? {} : { name: change?.by.name ?? '' }) };
  return {
    flag: 'turned-back-on',
    since: seenAt,
    said: said(`verdict_turned_back_on${by}`, values),
    next: 'stop-again',
  };
}

/** It is off, but a rule of the account will turn it on again when its conditions are met. */
export function ruleWaits(history: History): RaisedFlag | null {
  const rule = history.rules?.rules[0];
  if (history.rules === null || rule === undefined || currentSpell(history) === null) return null;
  return {
    flag: 'can-resume-by-itself',
    since: provenAt(history.rules.stamp),
    said: said('verdict_rule_turns_on', { name: rule.name }),
    next: 'open-tiktok',
  };
}
