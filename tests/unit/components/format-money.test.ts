import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../../components/format-money';

describe('an amount of money', () => {
  it('is written in the way of the locale, with the cents that TikTok sent', () => {
    expect(formatMoney('1234.5', 'USD', 'en-US')).toBe('$1,234.50');
    expect(formatMoney('1234.50', 'EUR', 'de-DE')).toBe('1.234,50\u00a0€');
  });

  it('has no decimals in a currency without decimals', () => {
    expect(formatMoney('12345', 'JPY', 'en-US')).toBe('¥12,345');
  });

  it('keeps the sign of a currency at its letters where it runs from right to left', () => {
    expect(formatMoney('12.5', 'USD', 'ar')).toBe('\u200f12.50\u00a0US$\u200e');
    expect(formatMoney('12.5', 'EUR', 'ar')).toBe('\u200f12.50\u00a0€');
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
});
