import { describe, expect, it } from 'vitest';
import { fold, matcher } from '../../../components/campaigns/campaign-search';

describe('searching campaigns', () => {
  it('ignores accents, capitals, width and letters that only look foreign', () => {
    expect(fold('  Crème   BRÛLÉE ')).toBe('creme brulee');
    expect(fold('Søstrene Ærlig Straße Łódź')).toBe('sostrene aerlig strasse lodz');
    expect(fold('ＳＡＬＥ')).toBe('sale');
    expect(fold('İstanbul ışık')).toBe('istanbul isik');
  });

  it('finds every word typed, in any order', () => {
    const matches = matcher('sale spring');
    expect(matches(fold('Spring – big SALE'), '1')).toBe(true);
    expect(matches(fold('Spring only'), '1')).toBe(false);
  });

  it('finds a part of an id, and mixes ids with names', () => {
    expect(matcher('4135')(fold('Spring'), '1846211451413538123')).toBe(true);
    expect(matcher('spring 4135')(fold('Spring'), '1846211451413538123')).toBe(true);
    expect(matcher('spring 999')(fold('Spring'), '1846211451413538123')).toBe(false);
  });

  it('finds names written from right to left and in other scripts', () => {
    expect(matcher('الربيع')(fold('عرض الرَّبِيع'), '1')).toBe(true);
    expect(matcher('セール')(fold('春のｾｰﾙ'), '1')).toBe(true);
  });

  it('shows everything when nothing is typed', () => {
    expect(matcher('   ')(fold('Anything'), '1')).toBe(true);
  });
});
