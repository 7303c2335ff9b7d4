/**
 * Sums and comparisons of money as TikTok writes it: decimal strings in account currency. Never floats:
 * a cent that gets lost would be a proof that does not hold.
 */

/** Digits kept behind the point; more than any currency or TikTok's own amounts have. */
const PLACES = 6;
const UNIT = 10n ** BigInt(PLACES);
const DECIMAL = /^-?\d{1,18}(\.\d+)?$/;

/** Whether a metric is there and an amount at all; TikTok also writes `-` for "not available". */
export function isAmount(text: string | null | undefined): text is string {
  return text != null && DECIMAL.test(text);
}

/** @throws RangeError when the text is no amount */
export function micros(amount: string): bigint {
  if (!isAmount(amount)) throw new RangeError(`Not an amount: ${amount}`);
  const negative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole) * UNIT + BigInt(fraction.slice(0, PLACES).padEnd(PLACES, '0'));
  return negative ? -value : value;
}

/** Back to a decimal string with at least two digits behind the point, unless it is whole. */
export function amountOf(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const size = value < 0n ? -value : value;
  const fraction = String(size % UNIT)
    .padStart(PLACES, '0')
    .replace(/0+$/, '');
  return `${sign}${size / UNIT}${fraction === '' ? '' : `.${fraction.padEnd(2, '0')}`}`;
}

export function sumOf(amounts: readonly string[]): string {
  return amountOf(amounts.reduce((sum, amount) => sum + micros(amount), 0n));
}

/** The smallest amount a currency is written with: 0.01, or 1 where there are no decimals. */
export function smallestAmount(currency: string): bigint {
  return hasDecimals(currency) ? UNIT / 100n : UNIT;
}

/** Whether a currency has decimals; one that the runtime does not know counts as having them. */
export function hasDecimals(currency: string): boolean {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits !== 0;
  } catch {
    return true;
  }
}
