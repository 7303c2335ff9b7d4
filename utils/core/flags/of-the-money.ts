import type { History } from '../history';
import { PROOF_OVERDUE } from '../ladder';
import { leakingPart } from '../leak';
import { micros } from '../money';
import { silenceOf, type Silence } from '../silence';
import { offSpells } from '../stop-moment';
import type { RaisedFlag } from '../verdict';
import { said } from './said';

/**
 * Money in an hour in which nothing should run: a contradiction that stays until a person answers it. Only a
 * new stop, or the person, takes it back; a report that forgets it does not.
 */
export function stillSpending(history: History): RaisedFlag | null {
  const silences = offSpells(history).map((spell) => silenceOf(history, spell));
  const silence = silences.find(({ leak }) => leak !== null);
  if (silence?.leak == null || silence.money === null) return null;
  const { row, since } = silence.leak;
  const { after, currency } = silence.money;
  const node = leakingPart(history, silence.stoppedAt);
  const values = { amount: micros(after) > 0n ? after : row.spent, currency, period: row.period };
  return {
    flag: 'still-spending',
    since,
    said:
      node === null
        ? said('verdict_still_spending', values)
        : said('verdict_still_spending_below', { ...values, name: node.name }),
    next: 'stop-again',
    ...(node === null ? {} : { node }),
  };
}

/** It is long past the time of proof, and the numbers do not give one: nothing hangs in "pending" for ever. */
export function notConfirmed(silence: Silence | null): RaisedFlag | null {
  if (silence === null || silence.confirmedAt !== null || silence.money === null) return null;
  const overdue = silence.stoppedAt + PROOF_OVERDUE;
  const { hindrance } = silence;
  if (silence.money.readAt < overdue || hindrance === null) return null;
  // Silence of what never spent, or is told by the day only, proves nothing and is nobody's fault.
  if (hindrance === 'never-spent' || hindrance === 'days-only') return null;
  const key = `verdict_unproved_${hindrance.replaceAll('-', '_')}`;
  return { flag: 'cannot-verify', since: overdue, said: said(key), next: 'wait' };
}
