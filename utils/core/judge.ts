import type { Evidence } from './evidence';
import { historyOf } from './history';
import { judgeResume } from './judge-resume';
import { judgeStop } from './judge-stop';
import type { Order } from './order';
import type { Verdict } from './verdict';

/**
 * What may honestly be said of an order now. The only place in Standstill where verdicts are made: a pure
 * function of the evidence and the time, so anyone can judge a case file again.
 *
 * @param evidence all evidence of this order, in any order
 * @param now our clock, milliseconds since the epoch
 */
export function judge(order: Order, evidence: readonly Evidence[], now: number): Verdict {
  const history = historyOf(evidence);
  return order.action === 'resume' ? judgeResume(order, history, now) : judgeStop(order, history, now);
}
