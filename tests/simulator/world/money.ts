const known = new Map<string, number>([
  // TikTok counts IDR without decimals, unlike ISO 4217. facts: marketing-api 15
  ['IDR', 0],
]);

/** Decimal places of a currency: 2, or 0 for JPY, VND and the like (from the runtime's currency data). */
export function decimals(currency: string): number {
  let places = known.get(currency);
  if (places === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    places = format.resolvedOptions().maximumFractionDigits ?? 2;
    known.set(currency, places);
  }
  return places;
}

/** Exact sum of decimal strings, with the currency's decimal places. */
export function sumMoney(amounts: readonly string[], currency: string): string {
  const places = decimals(currency);
  const units = amounts.reduce((sum, amount) => sum + toUnits(amount, places), 0n);
  if (places === 0) return units.toString();
  const digits = units.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function toUnits(amount: string, places: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
}

/** A decimal string (which may be negative) in the currency's smallest units; finer parts stay as a fraction. */
export function unitsOf(amount: string, currency: string): number {
  const units = Number(amount) * 10 ** decimals(currency);
  const whole = Math.round(units);
  return Math.abs(units - whole) < 1e-6 ? whole : units;
}

/** Whole smallest units as a decimal string with the currency's decimal places. */
export function amountOf(units: number, currency: string): string {
  return (units / 10 ** decimals(currency)).toFixed(decimals(currency));
}
