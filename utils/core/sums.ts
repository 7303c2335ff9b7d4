import { SETTLED_PERCENT, SETTLED_SMALLEST_UNITS } from './ladder';
import { isAmount, micros, smallestAmount } from './money';
import type { SpendReport } from './spend';

/** Whether a sum moved by no more than the hours up to a stop may still change (facts: marketing-api 16, L5). */
export function isSmall(change: bigint, of: bigint, currency: string): boolean {
  const size = change < 0n ? -change : change;
  const percent = (of * SETTLED_PERCENT) / 100n;
  const units = smallestAmount(currency) * SETTLED_SMALLEST_UNITS;
  return size <= (percent > units ? percent : units);
}

/**
 * Finds sums that grow without an hour that explains it. What a sum has beyond its rows was spent before the days
 * that the rows tell of, so it stands still; when it grows, money is spent that no row shows. A sum of days and a sum
 * of everything, as two ways of reading tell them, are not the same sum and are never compared.
 */
export class Unexplained {
  /** The least that a sum had beyond its rows; rows that are missing for a while make it more, never less. */
  private readonly least = new Map<SpendReport['per'], { beyond: bigint; total: bigint }>();

  /** Whether this report's sum has grown beyond what its rows explain, compared with those before it. */
  isIn({ per, total, rows, currency }: SpendReport): boolean {
    if (total === null) return false;
    const told = rows
      .filter(({ spent }) => isAmount(spent))
      .reduce((sum, row) => sum + micros(row.spent), 0n);
    const now = { beyond: micros(total) - told, total: micros(total) };
    const least = this.least.get(per);
    if (least === undefined || now.beyond < least.beyond) this.least.set(per, now);
    return (
      least !== undefined &&
      now.beyond > least.beyond &&
      !isSmall(now.beyond - least.beyond, least.total, currency)
    );
  }
}
