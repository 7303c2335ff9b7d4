import type { JudgedOrder } from './judged-orders';

/** Sentences that speak of a deletion that was sent. */
const SENT: ReadonlySet<string> = new Set([
  'verdict_deleted',
  'verdict_delete_refused',
  'verdict_delete_unknown',
]);

/** Whether its deletion is still to come: wished for, and neither sent nor given up. */
export function deletesLater({ order, verdict }: JudgedOrder): boolean {
  if (order.deleteWhenProven !== true || verdict.closed) return false;
  const said = [verdict.said, ...verdict.flags.map((flag) => flag.said)];
  return !said.some(({ key }) => SENT.has(key));
}
