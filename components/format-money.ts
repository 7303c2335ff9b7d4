import { isAmount, micros } from '@/utils/core/money';

/**
 * An amount in the account's currency, written the way the locale writes it. The amount stays a decimal
 * string all the way: a float would invent cents. Currencies without decimals get none.
 *
 * @param amount decimal string; anything else is shown as it came
 * @param currency ISO 4217; an unknown code is written after the amount
 */
export function formatMoney(amount: string, currency: string, locale?: string): string {
  if (!isAmount(amount)) return amount;
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    return format.format(amount as Intl.StringNumericLiteral);
  } catch {
    return `${amount} ${currency}`.trim();
  }
}

/** Orders two decimal strings by value; a missing amount comes before any other. */
export function compareMoney(a: string | null, b: string | null): number {
  const left = a !== null && isAmount(a) ? micros(a) : null;
  const right = b !== null && isAmount(b) ? micros(b) : null;
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}
