import { describe, expect, test } from 'vitest';
import { readingOf, runsOf, type ReadState } from '@/utils/core/reading';
import type { Entity, Switch } from '@/utils/core/entity';
import { OFF, ON, PRESS, stop, type When } from './case-file';

describe('one read', () => {
  test.each<[Switch, string | null, ReadState]>([
    ['off', 'CAMPAIGN_STATUS_DISABLE', 'off'],
    ['deleted', 'CAMPAIGN_STATUS_DELETE', 'off'],
    ['off', 'CAMPAIGN_STATUS_AWAITING_RELEASE', 'off'],
    ['on', 'CAMPAIGN_STATUS_ENABLE', 'on'],
    ['on', 'CAMPAIGN_STATUS_BUDGET_EXCEED', 'on'],
    ['on', 'CAMPAIGN_STATUS_DISABLE', 'on'],
    ['on', null, 'on'],
    ['off', 'CAMPAIGN_STATUS_ENABLE', 'running'],
    ['deleted', 'CAMPAIGN_STATUS_ENABLE', 'running'],
    ['off', 'CAMPAIGN_STATUS_BUDGET_EXCEED', 'may-resume'],
    ['off', 'CAMPAIGN_STATUS_BRAND_NEW', 'unprovable'],
    ['off', null, 'unprovable'],
    ['off', '', 'unprovable'],
    ['frozen', 'CAMPAIGN_STATUS_DISABLE', 'unprovable'],
    ['unknown', 'CAMPAIGN_STATUS_DISABLE', 'unprovable'],
  ])('switch %s with %s says %s', (position, status, state) => {
    const [reading] = stop().read(2, { switch: position, status }).history.readings;
    expect(reading?.state).toBe(state);
    expect(reading?.status).toBe(status ?? '');
  });

  test('an ad group whose time is over is off once its switch is off', () => {
    const file = stop('adgroup').read(2, { switch: 'off', status: 'ADGROUP_STATUS_TIME_DONE' });
    expect(file.history.readings[0]?.state).toBe('off');
  });

  test('a campaign that is in no list any more is missing, not off', () => {
    const stamp = { at: PRESS, tiktokAt: PRESS, requestIds: [] };
    expect(readingOf(null, { seq: 1, stamp })).toMatchObject({ state: 'missing', status: '' });
  });
});

type Reads = [when: number | When, says: Partial<Entity> | null][];
const DELETED = { switch: 'deleted', status: 'CAMPAIGN_STATUS_DELETE' } as const;
const DELIVERS = { switch: 'off', status: 'CAMPAIGN_STATUS_ENABLE' } as const;

function runsAfter(reads: Reads) {
  const file = stop().accepted();
  for (const [when, says] of reads) {
    if (says === null) file.missing(when);
    else file.read(when, says);
  }
  return runsOf(file.history.readings);
}

test('answers without a date make nothing believable beside others that have one', () => {
  const undated: Reads = [2, 12, 70].map((ours) => [{ ours, tiktok: null }, OFF]);
  expect(runsAfter(undated).at(-1)).toMatchObject({ state: 'off', established: null });
});

test('where TikTok dates nothing at all, our clock is all there is', () => {
  const file = stop().accepted({ ours: 0, tiktok: null });
  file.read({ ours: 2, tiktok: null }, OFF).read({ ours: 12, tiktok: null }, OFF);
  expect(runsOf(file.history.readings).at(-1)).toMatchObject({ state: 'off', established: { seq: 4 } });
});

describe('two equal reads make a state believable', () => {
  test.each<[string, Reads]>([
    ['10 seconds apart', [[2, OFF], [12, OFF]]], // prettier-ignore
    ['with more equal ones between', [[2, OFF], [5, OFF], [10, OFF], [12, OFF]]], // prettier-ignore
    ['hours apart', [[2, OFF], [20_000, OFF]]], // prettier-ignore
    ['10 seconds apart for TikTok, an instant for us', [[{ ours: 2, tiktok: 2 }, OFF], [{ ours: 2, tiktok: 12 }, OFF]]], // prettier-ignore
    ['while our clock is set back', [[{ ours: 2, tiktok: 2 }, OFF], [{ ours: -3600, tiktok: 12 }, OFF]]], // prettier-ignore
    ['after one that differed, counted from there', [[2, OFF], [5, ON], [8, OFF], [18, OFF]]], // prettier-ignore
  ])('%s', (_how, reads) => {
    expect(runsAfter(reads).at(-1)).toMatchObject({ state: 'off', established: { seq: reads.length + 2 } });
  });

  test.each<[string, Reads]>([
    ['one read', [[2, OFF]]],
    ['two reads 9 seconds apart', [[2, OFF], [11, OFF]]], // prettier-ignore
    ['an hour for us and 9 seconds for TikTok', [[{ ours: 2, tiktok: 2 }, OFF], [{ ours: 3600, tiktok: 11 }, OFF]]], // prettier-ignore
    ['an older copy read later', [[{ ours: 2, tiktok: 20 }, OFF], [{ ours: 15, tiktok: 5 }, OFF]]], // prettier-ignore
    ['one that was on between', [[2, OFF], [5, ON], [12, OFF]]], // prettier-ignore
    ['one that delivered between', [[2, OFF], [5, DELIVERS], [12, OFF]]], // prettier-ignore
    ['one without a status between', [[2, OFF], [5, { switch: 'off', status: null }], [12, OFF]]], // prettier-ignore
    ['one that did not list it between', [[2, OFF], [5, null], [12, OFF]]], // prettier-ignore
    ['two that are off in different ways', [[2, OFF], [12, DELETED]]], // prettier-ignore
  ])('but not %s', (_how, reads) => {
    expect(runsAfter(reads).at(-1)?.established).toBeNull();
  });

  test('and once believable it stays so while nothing else is read', () => {
    const [run] = runsAfter([[2, OFF], [12, OFF], [13, OFF], [14, DELETED]]); // prettier-ignore
    expect(run).toMatchObject({ length: 4, first: { seq: 3 }, last: { seq: 6 }, established: { seq: 4 } });
  });

  test('nothing counts that was read before the newest send', () => {
    const file = stop().accepted().believably(OFF, 12).accepted(20);
    expect(runsOf(file.history.readings)).toEqual([]);
  });
});

test('reads are cut where the state changes', () => {
  const runs = runsAfter([[2, ON], [5, ON], [10, OFF], [20, OFF], [30, ON], [40, null]]); // prettier-ignore
  expect(runs.map(({ state, length }) => [state, length])).toEqual([
    ['on', 2],
    ['off', 2],
    ['on', 1],
    ['missing', 1],
  ]);
  expect(runsOf([])).toEqual([]);
});
