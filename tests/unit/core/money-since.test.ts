import { describe, expect, test } from 'vitest';
import { moneySince } from '@/utils/core/money-since';
import { ALL_OFF, HOURS, INVALID, OFF, offStop, ON, PRESS, stop, type CaseFile } from './case-file';

const seconds = (at: number) => PRESS + at * 1000;
const DAY = 24 * HOURS;
const sinceOf = ({ order, history }: CaseFile) => moneySince(order, history);
/** Hours before the stop may come that late, and must be in the rows too. */
const LATE = 3 * HOURS;

describe('the money of a stop is asked for from', () => {
  test('the stop, not the press: TikTok tells the hours of two days only', () => {
    const file = stop()
      .identified()
      .accepted(2 * DAY)
      .believably(OFF, 2 * DAY + 12);
    expect(sinceOf(file)).toBe(seconds(2 * DAY - LATE));
  });

  test('TikTok’s time of the stop, whatever our clock says', () => {
    const file = stop()
      .identified()
      .accepted({ ours: -9 * HOURS, tiktok: 0 })
      .read(12, OFF);
    expect(sinceOf(file)).toBe(seconds(-LATE));
  });

  test('the second stop, when somebody turned it on days after the first', () => {
    const file = offStop()
      .believably(ON, 2 * DAY)
      .believably(OFF, 2 * DAY + HOURS);
    expect(sinceOf(file)).toBe(seconds(2 * DAY + HOURS - 10 - LATE));
  });

  test('the first stop as long as TikTok tells the hours of both: what leaked after it is told too', () => {
    const file = offStop()
      .believably(ON, 2 * HOURS)
      .believably(OFF, 3 * HOURS);
    expect(sinceOf(file)).toBe(seconds(-LATE));
  });

  test('the first answer while it was never off, and the press while there is none', () => {
    expect(sinceOf(stop().rejected(60, INVALID).accepted(120))).toBe(seconds(60));
    expect(sinceOf(stop())).toBe(PRESS);
  });

  test('when it was found that it cannot be stopped', () => {
    expect(sinceOf(stop().identified().refused(5, 'kind-promote'))).toBe(seconds(5));
  });
});

test('a second stop days later is proved by its own hours', () => {
  const off = 2 * DAY;
  const at = (after: number) => off + after;
  const hourOf = (after: number) => new Date(seconds(at(after))).toISOString().slice(0, 13).replace('T', ' ');
  const rows = [{ period: hourOf(0), spent: '2.00', shown: 150 }];
  const file = offStop()
    .believably(ON, off - HOURS)
    .believably(OFF, at(10))
    .tree(at(12), ALL_OFF);
  for (const after of [1, 2, 4]) file.looked(at(after * HOURS), { rows, total: '132.00' });
  expect(file.verdict().stage).toBe('confirmed');
});
