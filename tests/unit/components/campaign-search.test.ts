import { describe, expect, it } from 'vitest';
import { byTodaysSpend, fold, matcher } from '../../../components/campaigns/campaign-search';
import type { KnownEntity } from '../../../utils/store/database';

describe('searching campaigns', () => {
  it('ignores accents, capitals, width and letters that only look foreign', () => {
    expect(fold('  Crème   BRÛLÉE ')).toBe('creme brulee');
    expect(fold('Søstrene Ærlig Straße Łódź')).toBe('sostrene aerlig strasse lodz');
    expect(fold('ＳＡＬＥ')).toBe('sale');
    expect(fold('İstanbul ışık')).toBe('istanbul isik');
  });

  it('finds every word typed, in any order', () => {
    const matches = matcher('sale spring');
    expect(matches('Spring – big SALE', '1')).toBe(true);
    expect(matches('Spring only', '1')).toBe(false);
  });

  it('finds a part of an id, and mixes ids with names', () => {
    expect(matcher('4135')('Spring', '1846211451413538123')).toBe(true);
    expect(matcher('spring 4135')('Spring', '1846211451413538123')).toBe(true);
    expect(matcher('spring 999')('Spring', '1846211451413538123')).toBe(false);
  });

  it('finds names written from right to left and in other scripts', () => {
    expect(matcher('الربيع')('عرض الرَّبِيع', '1')).toBe(true);
    expect(matcher('セール')('春のｾｰﾙ', '1')).toBe(true);
  });

  it('shows everything when nothing is typed', () => {
    expect(matcher('   ')('Anything', '1')).toBe(true);
  });
});

describe('the order of campaigns', () => {
  it('puts the most spent today first, unknown spend after zero, deleted ones last', () => {
    const list = [
      campaign('a', '9.50'),
      campaign('b', '10.00'),
      campaign('c', null),
      campaign('d', '0'),
      campaign('e', '500.00', 'deleted'),
    ];
    expect(list.sort(byTodaysSpend).map(({ name }) => name)).toEqual(['b', 'a', 'd', 'c', 'e']);
  });

  it('keeps a row where it is when it is paused', () => {
    const before = [campaign('a', '1'), campaign('b', '2', 'on'), campaign('c', '3')].sort(byTodaysSpend);
    const after = [campaign('a', '1'), campaign('b', '2', 'off'), campaign('c', '3')].sort(byTodaysSpend);
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  });

  it('is the same for equal names and spend, whatever came first', () => {
    const one = { ...campaign('same', '1'), key: '1' };
    const two = { ...campaign('same', '1'), key: '2' };
    expect([two, one].sort(byTodaysSpend)).toEqual([one, two].sort(byTodaysSpend));
  });
});

function campaign(
  name: string,
  spentToday: string | null,
  position: KnownEntity['switch'] = 'on',
): KnownEntity {
  const ref = { advertiserId: '7', level: 'campaign' as const, id: '1' };
  return {
    ref,
    name,
    kind: 'manual',
    switch: position,
    status: null,
    campaignId: null,
    adGroupId: null,
    budget: null,
    budgetMode: null,
    ios14: false,
    key: name,
    advertiserId: ref.advertiserId,
    level: ref.level,
    readAt: 0,
    spentToday,
    spendReadAt: 0,
  };
}
