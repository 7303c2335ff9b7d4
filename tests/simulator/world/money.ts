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
