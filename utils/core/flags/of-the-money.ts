import type { History } from '../history';
import { PROOF_OVERDUE } from '../ladder';
import { figuresOf, leakingPart, siblingPromote } from '../leak';
import { leaksOf } from '../leaks';
import { isProvable, type Silence } from '../silence';
import type { LeakingPart, RaisedFlag } from '../verdict';
import { said } from './said';

/**
 * Money in an hour in which nothing should run: a contradiction that stays until a person answers it. Only a
 * new stop, or the person, takes it back; a report that forgets it does not.
 */
export function stillSpending(history: History): RaisedFlag | null {
  const leak = leaksOf(history).open;
  if (leak === null) return null;
  const figures = figuresOf(history, leak);
  const says = SAYS['shown' in figures ? 'shown' : leak.isMore ? 'more' : 'spent'];
  const node = leakingPart(history, leak.spell.stoppedAt) ?? siblingPromote(history);
  return {
    flag: 'still-spending',
    since: leak.since,
    said:
      node === null ? said(says.whole, figures) : said(says[sortOf(node)], { ...figures, ...namesOf(node) }),
    next: 'stop-again',
    ...(node === null ? {} : { node }),
  };
}

/** What is said of a leak: of the whole, and of what is known to be behind it. */
const SAYS = {
  spent: {
    whole: 'verdict_still_spending',
    below: 'verdict_still_spending_below',
    material: 'verdict_still_spending_material',
    promote: 'verdict_still_spending_promote',
  },
  more: {
    whole: 'verdict_spends_again',
    below: 'verdict_spends_again_below',
    material: 'verdict_spends_again_material',
    promote: 'verdict_spends_again_promote',
  },
  shown: {
    whole: 'verdict_still_shown',
    below: 'verdict_still_shown_below',
    material: 'verdict_still_shown_material',
    promote: 'verdict_still_shown_promote',
  },
} as const;

function sortOf({ level }: LeakingPart): 'below' | 'material' | 'promote' {
  return level === 'material' || level === 'promote' ? level : 'below';
}

function namesOf({ name, through }: LeakingPart): Record<string, string> {
  return through === undefined ? { name } : { ad: through.name, name };
}

/** It is long past the time of proof, and the numbers do not give one: nothing hangs in "pending" for ever. */
export function notConfirmed(silence: Silence | null): RaisedFlag | null {
  if (silence === null || silence.confirmedAt !== null || silence.money === null) return null;
  const { hindrance, leak } = silence;
  if (hindrance === null || leak !== null || !isProvable(hindrance)) return null;
  const overdue = Math.max(silence.stoppedAt + PROOF_OVERDUE, silence.confirmFrom);
  if (silence.money.readAt < overdue) return null;
  const key = `verdict_unproved_${hindrance.replaceAll('-', '_')}`;
  return { flag: 'cannot-verify', since: overdue, said: said(key), next: 'wait' };
}
