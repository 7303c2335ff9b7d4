import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compareMoney, formatMoney } from '../../../components/format-money';

describe('an amount of money', () => {
  it('is written in the way of the locale, with the cents that TikTok sent', () => {
    expect(formatMoney('1234.5', 'USD', 'en-US')).toBe('$1,234.50');
    expect(formatMoney('1234.50', 'EUR', 'de-DE')).toBe('1.234,50\u00a0€');
  });

  it('has no decimals in a currency without decimals', () => {
    expect(formatMoney('12345', 'JPY', 'en-US')).toBe('¥12,345');
  });

  it('keeps digits that a float would lose', () => {
    expect(formatMoney('9007199254740993.25', 'USD', 'en-US')).toBe('$9,007,199,254,740,993.25');
  });

  it('is shown as it came when it is no number or the currency is unknown', () => {
    expect(formatMoney('-', 'USD', 'en-US')).toBe('-');
    expect(formatMoney('1e9', 'USD', 'en-US')).toBe('1e9');
    expect(formatMoney('12.00', '??', 'en-US')).toBe('12.00 ??');
    expect(formatMoney('12.00', '', 'en-US')).toBe('12.00');
  });

  it('is ordered by value and not by spelling, missing amounts first', () => {
    const amounts = ['9.5', '10', null, '-3', '9.50', '100.000001', '100'];
    expect([...amounts].sort(compareMoney)).toEqual([null, '-3', '9.5', '9.50', '10', '100', '100.000001']);
  });

  it('is ordered like whole numbers of the smallest part, however large', () => {
    const cents = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(Math.sign(compareMoney(written(a), written(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});

function written(cents: bigint): string {
  const size = cents < 0n ? -cents : cents;
  const digits = String(size).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
