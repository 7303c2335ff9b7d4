/** Decimal places of a currency: 2, or 0 for JPY, VND and the like (from the runtime's currency data). */
export function decimals(currency: string): number {
  // TikTok counts IDR without decimals, unlike ISO 4217. facts: marketing-api 15
  if (currency === 'IDR') return 0;
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
