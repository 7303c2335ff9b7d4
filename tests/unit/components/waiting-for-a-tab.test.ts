import { describe, expect, test } from 'vitest';
import { waitingByAccount, waitsForATab } from '@/components/orders/waiting-for-a-tab';
import type { JudgedOrder } from '@/components/orders/judged-orders';

const judged = (advertiserId: string, ...keys: string[]) =>
  ({
    order: { advertiserId },
    verdict: { flags: keys.map((key) => ({ said: { key, values: {} } })) },
  }) as unknown as JudgedOrder;

describe('an order waits for a tab', () => {
  test('while nobody can look because none answers', () => {
    expect(waitsForATab(judged('1', 'problem_no_tab'))).toBe(true);
    expect(waitsForATab(judged('1', 'verdict_still_on', 'problem_page_silent'))).toBe(true);
  });
  test('not for anything else that hinders looking', () => {
    expect(waitsForATab(judged('1'))).toBe(false);
    expect(waitsForATab(judged('1', 'problem_session_ended'))).toBe(false);
    expect(waitsForATab(judged('1', 'problem_offline'))).toBe(false);
  });
  test('and is counted for its ad account, most first', () => {
    const all = [
      judged('1', 'problem_no_tab'),
      judged('2', 'problem_no_tab'),
      judged('2', 'problem_no_tab'),
      judged('3', 'problem_offline'),
    ];
    expect(waitingByAccount(all)).toEqual([
      { advertiserId: '2', count: 2 },
      { advertiserId: '1', count: 1 },
    ]);
    expect(waitingByAccount([])).toEqual([]);
  });
});
