/** The calendar day (`YYYY-MM-DD`) of a UTC instant in an IANA zone. */
export function dayIn(timezone: string, ms: number): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(ms);
}

/** A decimal string as a whole number of the currency's smallest units. */
export function toUnits(amount: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
}

export function fromUnits(units: bigint, decimals: number): string {
  if (decimals === 0) return units.toString();
  const text = units.toString().padStart(decimals + 1, '0');
  return `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** The part of a total that falls to one of `count` equal receivers; the parts add up to the total. */
export function shareOf(total: bigint, index: number, count: number): bigint {
  const size = BigInt(count);
  return (total * BigInt(index + 1)) / size - (total * BigInt(index)) / size;
}
