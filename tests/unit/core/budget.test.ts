import { describe, expect, it } from 'vitest';
import { budgetOf } from '@/utils/core/budget';

describe('what may be spent again', () => {
  it.each([
    ['240.00', 'BUDGET_MODE_DAY', { is: 'daily', amount: '240.00' }],
    ['240', 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET', { is: 'daily', amount: '240' }],
    ['5000', 'BUDGET_MODE_TOTAL', { is: 'total', amount: '5000' }],
    ['0.0', 'BUDGET_MODE_INFINITE', { is: 'none' }],
    ['240.00', 'day', { is: 'daily', amount: '240.00' }],
    ['5000', 'total', { is: 'total', amount: '5000' }],
    ['0.00', 'infinite', { is: 'none' }],
  ])('%s in the mode %s', (budget, budgetMode, expected) => {
    expect(budgetOf({ budget, budgetMode })).toEqual(expected);
  });

  it.each([
    ['a daily budget of nothing', '0.00', 'day'],
    ['a mode nobody knows', '240.00', '3'],
    ['an amount without a mode', '240.00', null],
    ['a mode without an amount', null, 'BUDGET_MODE_DAY'],
    ['no number', 'Unlimited', 'BUDGET_MODE_DAY'],
    ['nothing', null, null],
  ])('%s is no promise about money', (_what, budget, budgetMode) => {
    expect(budgetOf({ budget, budgetMode })).toEqual({ is: 'unknown' });
  });
});
