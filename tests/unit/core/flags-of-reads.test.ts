import { describe, expect, test } from 'vitest';
import type { Entity } from '@/utils/core/entity';
import { adGroup, ALL_OFF, HOURS, OFF, ON, PRESS, RATE_LIMITED, stop } from './case-file';

const seconds = (at: number) => PRESS + at * 1000;
const DELIVERS: Partial<Entity> = { switch: 'off', status: 'CAMPAIGN_STATUS_ENABLE' };
const WAITS: Partial<Entity> = { switch: 'off', status: 'CAMPAIGN_STATUS_BUDGET_EXCEED' };
const ON_WAITS: Partial<Entity> = { switch: 'on', status: 'CAMPAIGN_STATUS_BUDGET_EXCEED' };
const STRANGE: Partial<Entity> = { switch: 'off', status: 'CAMPAIGN_STATUS_BRAND_NEW' };
const SILENT: Partial<Entity> = { switch: 'off', status: null };

describe('what the switch says counts once it cannot be lag any more', () => {
  test.each([
    ['it is on', ON, 'still-running', 'verdict_still_on', 'stop-again'],
    ['it is on and out of budget', ON_WAITS, 'can-resume-by-itself', 'verdict_on_and_waits', 'stop-again'],
    ['it is off and delivers', DELIVERS, 'still-running', 'verdict_off_but_delivering', 'stop-again'],
    ['it waits for a day', WAITS, 'can-resume-by-itself', 'verdict_may_resume', 'open-tiktok'],
    ['its status is new to us', STRANGE, 'cannot-verify', 'verdict_status_unknown', 'open-tiktok'],
    ['it has no status', SILENT, 'cannot-verify', 'verdict_status_absent', 'open-tiktok'],
  ] as const)('%s', (_what, says, flag, key, next) => {
    const file = stop().accepted().read(2, says).read(59, says);
    expect(file.flags()).toEqual([]);
    expect(file.read(60, says).verdict().flags).toMatchObject([
      { flag, since: seconds(60), said: { key }, next },
    ]);
    expect(file.read(120, says).flag(flag)?.since).toBe(seconds(60));
    expect(file.read(180, OFF).flags()).toEqual([]);
  });

  test('what was on and waited delivers on the next day: that is running, from then on', () => {
    const file = stop().accepted().read(60, ON_WAITS).read(120, ON_WAITS).read(180, ON);
    expect(file.flag('still-running')?.since).toBe(seconds(180));
    expect(file.flags()).not.toContain('can-resume-by-itself');
    expect(file.read(240, ON_WAITS).flag('can-resume-by-itself')?.since).toBe(seconds(240));
  });

  test('what is on and waits is asked about each hour, for it may run any time', () => {
    const file = stop()
      .accepted()
      .read(3 * HOURS, ON_WAITS)
      .read(3 * HOURS + 12, ON_WAITS);
    expect(file.verdict().nextLookAt).toBeLessThanOrEqual(seconds(4 * HOURS + 12));
    const late = stop()
      .accepted()
      .read(9 * HOURS, ON_WAITS)
      .read(9 * HOURS + 12, ON_WAITS);
    expect(late.verdict().nextLookAt).toBe(seconds(10 * HOURS + 12));
  });

  test('a status is said as TikTok wrote it', () => {
    const file = stop().accepted().read(60, STRANGE);
    expect(file.verdict().said.values).toEqual({ status: 'CAMPAIGN_STATUS_BRAND_NEW' });
  });

  test('what is in no list any more cannot be verified', () => {
    const file = stop().accepted().missing(60);
    expect(file.flag('cannot-verify')).toMatchObject({ said: { key: 'verdict_missing' } });
    expect(file.believably(OFF, 80).flags()).toEqual([]);
  });

  test('the minute is TikTok’s: a clock of ours that is ahead raises no alarm', () => {
    const file = stop().accepted({ ours: 500, tiktok: 0 }).read({ ours: 590, tiktok: 30 }, ON);
    expect(file.flags(590)).toEqual([]);
  });
});

describe('what the levels below say counts once it cannot be lag any more', () => {
  const off = () => stop().accepted().believably(OFF, 50);
  const tooFew = { total: ALL_OFF.length + 1 };

  test.each([
    ['one runs', adGroup('DELIVERY_OK'), {}, 'still-running', 'verdict_below_running'],
    ['one waits', adGroup('BALANCE_EXCEED'), {}, 'can-resume-by-itself', 'verdict_below_may_resume'],
    ['one is new to us', adGroup('BRAND_NEW'), {}, 'cannot-verify', 'verdict_below_unknown'],
    ['one has no status', adGroup(null), {}, 'cannot-verify', 'verdict_below_unknown'],
    ['a page is missing', ALL_OFF[0], tooFew, 'cannot-verify', 'verdict_below_incomplete'],
  ] as const)('%s', (_what, node, more, flag, key) => {
    const nodes = node === undefined ? [] : [node];
    const file = off().tree(59, nodes, more);
    expect(file.flags()).toEqual([]);
    file.tree(60, nodes, more).tree(120, nodes, more);
    expect(file.verdict().flags).toMatchObject([{ flag, since: seconds(60), said: { key } }]);
    expect(file.tree(180, ALL_OFF).flags()).toEqual([]);
  });

  test('the one that runs is named', () => {
    const file = off().tree(60, [...ALL_OFF, adGroup('DELIVERY_OK', 'Women 25+')]);
    expect(file.verdict().said.values).toEqual({ name: 'Women 25+', status: 'DELIVERY_OK' });
  });
});

describe('turned-back-on', () => {
  const off = () => stop().accepted().believably(OFF, 12);

  test('is raised when it was believably off and is believably on again', () => {
    const file = off().believably(ON, 110);
    expect(file.verdict().flags).toMatchObject([
      { flag: 'turned-back-on', since: seconds(100), next: 'stop-again' },
    ]);
    expect(file.verdict().tone).toBe('money-leaving');
  });

  test('is not raised by one old copy', () => {
    expect(off().read(100, ON).flags()).toEqual([]);
    const flipping = off().read(100, ON).read(105, OFF).read(115, ON);
    expect(flipping.flags()).not.toContain('turned-back-on');
  });

  test('is not raised when it was never believably off', () => {
    expect(stop().accepted().read(2, OFF).believably(ON, 50).flags()).toEqual([]);
  });

  test('stays when somebody switched it off again: money was spent meanwhile', () => {
    const file = off().believably(ON, 110).believably(OFF, 200).tree(200, ALL_OFF);
    expect(file.verdict()).toMatchObject({ stage: 'nothing-can-run', flags: [{ flag: 'turned-back-on' }] });
    expect(file.flags(24 * 3600)).toEqual(['turned-back-on']);
  });

  test('says when it was turned on last', () => {
    const file = off().believably(ON, 110).believably(OFF, 200).believably(ON, 310);
    expect(file.flag('turned-back-on')?.since).toBe(seconds(300));
  });
});

test('the most urgent flag is said first', () => {
  const file = stop()
    .rejected(0, RATE_LIMITED)
    .believably(ON, 60)
    .tree(60, [adGroup('BALANCE_EXCEED')])
    .believably(ON, 12 * HOURS);
  expect(file.flags()).toEqual(['still-running', 'rejected', 'can-resume-by-itself', 'cannot-verify']);
  expect(file.verdict().said.key).toBe('verdict_still_on');
});
