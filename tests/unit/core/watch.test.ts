import { describe, expect, it } from 'vitest';
import { CONFIRM_FROM, FINAL_FROM, READ_BACK_AT, WATCH_AT } from '@/utils/core/ladder';
import { plannedLooks, WATCH_CHOICES, watchEndsAfter } from '@/utils/core/watch';

const HOUR = 3_600_000;
const order = {
  id: 'order',
  ref: { advertiserId: '7', level: 'campaign', id: '1846211451413538123' },
  action: 'pause',
  gateway: 'marketing-api',
  seenName: 'Spring',
  createdAt: 0,
} as const;

describe('the watch over a stop', () => {
  it('is the whole plan when nothing else was chosen', () => {
    expect(plannedLooks(order)).toEqual([...READ_BACK_AT, ...WATCH_AT]);
    expect(plannedLooks({ ...order, watchDays: 7 })).toEqual([...READ_BACK_AT, ...WATCH_AT]);
    expect(watchEndsAfter(order)).toBeNull();
    expect(watchEndsAfter({ ...order, watchDays: 7 })).toBeNull();
  });

  it.each(WATCH_CHOICES)('of %i days keeps every look that the proof needs', (watchDays) => {
    const looks = plannedLooks({ ...order, watchDays });
    const proof = [...READ_BACK_AT, ...WATCH_AT].filter((wait) => wait <= FINAL_FROM);
    expect(looks).toEqual(expect.arrayContaining(proof));
    expect(proof.some((wait) => wait >= CONFIRM_FROM)).toBe(true);
  });

  it('ends with the last look before what was chosen', () => {
    expect(Math.max(...plannedLooks({ ...order, watchDays: 3 }))).toBe(72 * HOUR);
    expect(Math.max(...plannedLooks({ ...order, watchDays: 1 }))).toBe(24 * HOUR);
    expect(watchEndsAfter({ ...order, watchDays: 1 })).toBe(24 * HOUR);
  });
});
