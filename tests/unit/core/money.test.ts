import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf, hasDecimals, isAmount, micros, smallestAmount, sumOf } from '@/utils/core/money';

describe('amounts as TikTok writes them', () => {
  test.each(['0', '0.00', '12', '12.5', '1.25', '-3.10', '0.000001', '999999999999999999.99'])(
    '%s is one',
    (text) => expect(isAmount(text)).toBe(true),
  );

  test.each(['-', '', ' ', '.5', '5.', '+1', '1,5', '1e3', '0x10', 'NaN', 'Infinity', '$5', '5 ', '--1'])(
    '"%s" is none, and never becomes a number',
    (text) => {
      expect(isAmount(text)).toBe(false);
      expect(() => micros(text)).toThrow(RangeError);
    },
  );
});

describe('sums', () => {
  test.each([
    [[], '0'],
    [['0.10', '0.20'], '0.30'],
    [['10.00', '3.00'], '13'],
    [['1.005', '0.0005'], '1.0055'],
    [['5.00', '-1.25'], '3.75'],
    [['1.00', '-1.01'], '-0.01'],
    [['-2', '-3'], '-5'],
    [['0.00', '-0.00'], '0'],
    [['9007199254740993', '0.01'], '9007199254740993.01'],
    [Array.from({ length: 1000 }, () => '0.01'), '10'],
  ])('of %j is %s', (amounts, sum) => {
    expect(sumOf(amounts)).toBe(sum);
  });

  test('lose no cent, however many there are and in whatever order', () => {
    const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    fc.assert(
      fc.property(fc.array(cents), (all) => {
        const total = all.reduce((a, b) => a + b, 0n);
        expect(micros(sumOf(all.map((one) => amountOf(one * 10_000n))))).toBe(total * 10_000n);
      }),
    );
  });

  test('an amount is the same after it was written and read', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (value) => {
        expect(micros(amountOf(value))).toBe(value);
      }),
    );
  });
});

describe('the smallest amount', () => {
  test.each(['USD', 'EUR', 'GBP', 'TWD'])('of %s is a hundredth', (currency) => {
    expect(hasDecimals(currency)).toBe(true);
    expect(smallestAmount(currency)).toBe(micros('0.01'));
  });

  test.each(['JPY', 'VND', 'IDR', 'KRW'])('of %s is one', (currency) => {
    expect(hasDecimals(currency)).toBe(false);
    expect(smallestAmount(currency)).toBe(micros('1'));
  });

  test.each(['', 'points', 'XQQ'])('of a currency nobody knows ("%s") is a hundredth', (currency) => {
    expect(smallestAmount(currency)).toBe(micros('0.01'));
  });
});
