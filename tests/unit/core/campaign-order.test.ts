import { describe, expect, it } from 'vitest';
import { byTodaysSpend } from '@/utils/core/campaign-order';
import type { KnownEntity } from '@/utils/store/database';

describe('the order of campaigns', () => {
  it('puts the most spent today first, unknown spend after zero, deleted ones last', () => {
    const list = [
      campaign('a', '9.50'),
      campaign('b', '10.00'),
      campaign('c', null),
      campaign('d', '0'),
      campaign('e', '500.00', 'deleted'),
    ];
    expect(byTodaysSpend(list).map(({ name }) => name)).toEqual(['b', 'a', 'd', 'c', 'e']);
  });

  it('keeps a row where it is when it is paused', () => {
    const before = byTodaysSpend([campaign('a', '1'), campaign('b', '2', 'on'), campaign('c', '3')]);
    const after = byTodaysSpend([campaign('a', '1'), campaign('b', '2', 'off'), campaign('c', '3')]);
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  });

  it('tells amounts apart that a float cannot, and takes equal ones in any spelling for equal', () => {
    const list = [campaign('a', '9007199254740993.01'), campaign('b', '9007199254740993.02')];
    expect(Number(list[0]?.spentToday)).toBe(Number(list[1]?.spentToday));
    expect(byTodaysSpend(list).map(({ name }) => name)).toEqual(['b', 'a']);
    const same = [campaign('b', '0'), campaign('a', '0.00')];
    expect(byTodaysSpend(same).map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('is the same for equal names and spend, whatever came first', () => {
    const one = { ...campaign('same', '1'), key: '1' };
    const two = { ...campaign('same', '1'), key: '2' };
    expect(byTodaysSpend([two, one])).toEqual(byTodaysSpend([one, two]));
  });

  it('does not compare yen with dollars: one currency after the other', () => {
    const list = [campaign('dollars', '20'), campaign('yen', '3000'), campaign('more dollars', '70')];
    const currency = ({ name }: KnownEntity) => (name === 'yen' ? 'JPY' : 'USD');
    expect(byTodaysSpend(list, currency).map(({ name }) => name)).toEqual(['yen', 'more dollars', 'dollars']);
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
