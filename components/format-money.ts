import { isAmount } from '@/utils/core/money';

/** Making one takes longer than using it, and a list has many amounts of few currencies. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, locale?: string): Intl.NumberFormat {
  const name = `${locale} ${currency}`;
  const format = formats.get(name) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(name, format);
  return format;
}

/** A currency's letters and its sign, in an amount that runs from right to left: on its own the sign would change sides. */
const SIGN_OF_RTL = /(?<=\u200f.*\p{L})\p{Sc}/u;
const LEFT_TO_RIGHT = '\u200e';

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
    const written = formatOf(currency, locale).format(amount as Intl.StringNumericLiteral);
    return written.replace(SIGN_OF_RTL, `$&${LEFT_TO_RIGHT}`);
  } catch {
    return `${amount} ${currency}`.trim();
  }
}
