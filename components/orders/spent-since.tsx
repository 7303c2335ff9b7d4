import type { Verdict } from '@/utils/core/verdict';
import { Money } from '../money';
import { words } from '../words';

/** What was spent since the hour of the stop: zero, money, or not known; never left out while a stop is followed. */
export function SpentSince({ verdict }: { verdict: Pick<Verdict, 'action' | 'closed' | 'money' | 'stage'> }) {
  const { action, closed, money, stage } = verdict;
  if (action === 'resume' || (money === null && (closed || stage === 'requested'))) return null;
  return (
    <p class="card-spent">
      {words('popup_spent_since')}{' '}
      {money === null ? (
        <span class="unknown">{words('popup_spent_since_unknown')}</span>
      ) : (
        <strong>
          <Money amount={money.after} currency={money.currency} />
        </strong>
      )}
    </p>
  );
}
