import { isAmount, micros } from './money';

/** What an entity may spend again once it is on, as far as its own budget says. */
export type Budget =
  | { is: 'daily' | 'total'; amount: string }
  /** None of its own: those below it may spend theirs. */
  | { is: 'none' }
  | { is: 'unknown' };

const DAILY = new Set(['BUDGET_MODE_DAY', 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET', 'day']);
const TOTAL = new Set(['BUDGET_MODE_TOTAL', 'total']);
const NONE = new Set(['BUDGET_MODE_INFINITE', 'infinite']);

/**
 * Reads a budget as TikTok gives it: the API's modes (facts: marketing-api 3.1), and the words of Ads Manager's own
 * lists, which are inferred (facts: session-api 3). A mode that is not known, and a daily budget of nothing, say
 * nothing about what may be spent.
 *
 * @param given amount as a decimal string in account currency, and TikTok's mode
 */
export function budgetOf(given: { budget: string | null; budgetMode: string | null }): Budget {
  const { budget, budgetMode } = given;
  if (budgetMode === null) return { is: 'unknown' };
  if (NONE.has(budgetMode)) return { is: 'none' };
  if (!isAmount(budget) || micros(budget) <= 0n) return { is: 'unknown' };
  if (DAILY.has(budgetMode)) return { is: 'daily', amount: budget };
  return TOTAL.has(budgetMode) ? { is: 'total', amount: budget } : { is: 'unknown' };
}
