import { provenAt } from './evidence';
import type { History } from './history';
import { HOURS_COME_LATE, HOURS_ARE_TOLD_FOR } from './ladder';
import type { Order } from './order';
import { offSpells } from './stop-moment';

/**
 * From when on a stop's money is asked for by the hour, TikTok's time: so long before the stop that late money of the
 * hours before it is in the rows as well. When it was turned on and off again, the stop before that is in it too while
 * TikTok tells the hours of both; later days are told as a whole, and a stop in them could not be proved.
 */
export function moneySince(order: Order, history: History): number {
  const spells = offSpells(history);
  const last = spells.at(-1);
  if (last === undefined) {
    const begun = history.attempts[0]?.answer?.stamp ?? history.refused?.stamp;
    return begun === undefined ? order.createdAt : provenAt(begun);
  }
  const first = spells.find(({ stoppedAt }) => last.stoppedAt - stoppedAt <= HOURS_ARE_TOLD_FOR) ?? last;
  return first.stoppedAt - HOURS_COME_LATE;
}
