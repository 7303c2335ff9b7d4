import { describe, expect, it } from 'vitest';
import { billingOf, kindOf, payeeOf, type Claim } from '@/utils/core/report/billing';
import { spendCurveOf } from '@/utils/core/report/spend-curve';
import { moneyRule, RULE_IDS } from '@/utils/core/report/money-rules';
import { ALL_OFF, offStop, ON, resume, stop, type CaseFile } from '../case-file';
import { LEAKING, row, SECOND_SILENT, SPENT } from '../reports';

const claim = (file: CaseFile): Claim =>
  billingOf(file.history, file.verdict(), spendCurveOf(file.history)).claim;
const HOURS = 3600;

describe('what could be claimed', () => {
  it('is nothing, until TikTok’s correction, while no later hour has money', () => {
    expect(claim(offStop().looked(4 * HOURS))).toEqual({
      state: 'nothing',
      until: Date.parse('2026-03-11T15:20:00Z'),
    });
  });

  it('is what the report puts into the hours after the stop, and nothing of the hour of the stop', () => {
    expect(claim(offStop().looked(4 * HOURS, LEAKING))).toMatchObject({
      state: 'something',
      amount: '4.50',
      currency: 'USD',
    });
  });

  it.each<[string, string, Claim['state']]>([
    ['USD', '0.01', 'something'],
    ['USD', '0.004', 'nothing'],
    ['JPY', '1', 'something'],
    ['JPY', '0.4', 'nothing'],
  ])('in %s of %s is %s', (currency, spent, state) => {
    const rows = [...SPENT, row(SECOND_SILENT, spent, 3)];
    expect(claim(offStop().looked(4 * HOURS, { currency, rows })).state).toBe(state);
  });

  it('is not known before the money was read, and never of a resume', () => {
    expect(claim(offStop())).toEqual({ state: 'not-read' });
    expect(claim(resume().accepted().spend(60))).toEqual({ state: 'not-read' });
  });

  it('is what was spent while it was off, once somebody turned it on again, seen by the person or not', () => {
    const file = offStop()
      .looked(4 * HOURS, LEAKING)
      .believably(ON, 5 * HOURS)
      .tree(5 * HOURS + 1, ALL_OFF);
    const wanted = { state: 'on-again', amount: '4.50', currency: 'USD' };
    expect(file.flags()).toContain('turned-back-on');
    expect(claim(file)).toEqual(wanted);
    expect(claim(file.acknowledged(6 * HOURS, 'turned-back-on'))).toEqual(wanted);
  });

  it('has no amount for hours in which it may have been on again', () => {
    const file = offStop().looked(4 * HOURS, LEAKING);
    const late = offStop()
      .believably(ON, 2 * HOURS)
      .spend(4 * HOURS, LEAKING);
    expect(claim(file)).toMatchObject({ amount: '4.50' });
    expect(claim(late)).toEqual({ state: 'on-again', amount: null, currency: 'USD' });
  });
});

describe('who is asked about money', () => {
  it.each([
    ['promote', 'promote'],
    ['topview', 'reservation'],
    ['reach-frequency', 'reservation'],
    ['gmv-max', 'ads-manager'],
    ['manual', 'ads-manager'],
    [null, 'ads-manager'],
  ] as const)('for %s is %s', (kind, payee) => {
    expect(payeeOf(kind)).toBe(payee);
  });

  it('follows from why it was refused where it was never read', () => {
    expect(kindOf(stop().refused(1, 'kind-promote').history)).toBe('promote');
    expect(kindOf(stop().refused(1, 'not-found').history)).toBeNull();
  });
});

it('every rule names a page, and only dates that the page gives itself', () => {
  for (const id of RULE_IDS) {
    const { url, by, dated } = moneyRule(id);
    expect(new URL(url).protocol).toBe('https:');
    expect(by === 'tiktok').toBe(new URL(url).hostname.endsWith('.tiktok.com'));
    expect(dated ?? '2024-01').toMatch(/^20\d\d-\d\d$/);
  }
});
