import type { JudgedOrder } from './judged-orders';

/** Sentences that say that nobody looks because no tab of Ads Manager answers. */
const NO_TAB: ReadonlySet<string> = new Set(['problem_no_tab', 'problem_page_silent']);

/** Whether an order waits for an Ads Manager tab that answers. */
export function waitsForATab({ verdict }: JudgedOrder): boolean {
  return verdict.flags.some(({ said }) => NO_TAB.has(said.key));
}

/** How many orders wait for a tab, by ad account; the account with the most of them first. */
export function waitingByAccount(judged: readonly JudgedOrder[]): { advertiserId: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const one of judged.filter(waitsForATab)) {
    counts.set(one.order.advertiserId, (counts.get(one.order.advertiserId) ?? 0) + 1);
  }
  return [...counts]
    .map(([advertiserId, count]) => ({ advertiserId, count }))
    .sort((a, b) => b.count - a.count);
}
