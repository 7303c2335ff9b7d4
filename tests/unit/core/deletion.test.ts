import { describe, expect, test } from 'vitest';
import {
  ALL_OFF,
  HOURS,
  INVALID,
  MINUTES,
  OFF,
  offStop,
  ON,
  PRESS,
  TIMED_OUT,
  CaseFile,
  endAndDelete,
  adGroup,
} from './case-file';
import { LEAKING, row, SPENT } from './reports';

const GROUP_ON = adGroup('ADGROUP_STATUS_DELIVERY_OK');
const DONE = { do: 'delete', attempt: 2 } as const;
const DELETED = { switch: 'deleted', status: 'CAMPAIGN_STATUS_DELETE' } as const;
const CONFIRMED = 4 * HOURS;
const quiet = (file = endAndDelete()) =>
  offStop(file)
    .looked(45 * MINUTES)
    .looked(75 * MINUTES);
const confirmed = (file?: CaseFile) => quiet(file).looked(CONFIRMED);

describe('an ended campaign is deleted', () => {
  test('once it is confirmed that it stopped, and not before', () => {
    const file = quiet();
    expect(file.step().do).not.toBe('delete');
    expect(file.looked(CONFIRMED).step()).toEqual(DONE);
  });

  test('also when only a later look came that far', () => {
    expect(
      confirmed()
        .looked(24 * HOURS)
        .step(),
    ).toEqual(DONE);
  });

  test.each([
    ['an end that did not ask for it', new CaseFile('end', 'campaign')],
    ['an end that asked against it', new CaseFile('end', 'campaign', { deleteWhenProven: false })],
    ['a pause', new CaseFile('pause', 'campaign', { deleteWhenProven: true })],
  ])('but not for %s', (_what, file) => {
    expect(confirmed(file).verdict().stage).toBe('confirmed');
    expect(file.step().do).not.toBe('delete');
  });

  test('never a second time, whatever came of the first', () => {
    const deletions = [
      confirmed().deleted(CONFIRMED + 1),
      confirmed().deleted(CONFIRMED + 1, { outcome: 'rejected', problem: INVALID }),
      confirmed().deleted(CONFIRMED + 1, { outcome: 'unknown', problem: TIMED_OUT }),
      confirmed().sent(CONFIRMED + 1, 'delete'),
    ];
    for (const file of deletions) {
      for (const at of [CONFIRMED + 60, 5 * HOURS, 24 * HOURS]) {
        expect(file.looked(at).step().do).not.toBe('delete');
      }
    }
  });
});

test('a rule that waits to turn it on again does not keep it from being deleted', () => {
  expect(
    confirmed()
      .rules(CONFIRMED + 1, 'Weekend on')
      .step().do,
  ).toBe('delete');
});

describe('nothing is deleted that something speaks against', () => {
  test.each([
    ['one below runs', (file: CaseFile) => file.tree(CONFIRMED + 1, [adGroup('DELIVERY_OK')])],
    ['it is on', (file: CaseFile) => file.believably(ON, CONFIRMED + 20)],
    ['one read says on', (file: CaseFile) => file.read(CONFIRMED + 20, ON)],
    [
      'it was on and is off again',
      (file: CaseFile) => file.believably(ON, CONFIRMED + 20).looked(CONFIRMED + 60),
    ],
    ['money leaks', (file: CaseFile) => file.looked(CONFIRMED + HOURS, LEAKING)],
    ['it is not listed any more', (file: CaseFile) => file.missing(CONFIRMED + 20)],
    [
      'it is deleted already',
      (file: CaseFile) =>
        file
          .looked(CONFIRMED + 20)
          .read(CONFIRMED + 20, DELETED)
          .tree(CONFIRMED + 20, ALL_OFF)
          .spend(CONFIRMED + 20),
    ],
    ['a later order took over', (file: CaseFile) => file.superseded(CONFIRMED + 20)],
  ])('%s', (_what, then) => {
    expect(then(confirmed()).step().do).not.toBe('delete');
  });

  test('a leak that the person left does not become a proof by later silence', () => {
    const file = quiet()
      .looked(100 * MINUTES, LEAKING)
      .below(100 * MINUTES);
    file.acknowledged(100 * MINUTES, 'still-spending');
    for (const at of [4, 5, 6, 24, 48]) file.looked(at * HOURS);
    expect(file.flags()).toEqual([]);
    expect(file.step().do).not.toBe('delete');
  });

  test('nor do levels below of which the person left that they cannot be verified', () => {
    const file = confirmed().tree(CONFIRMED + 1, [adGroup('BRAND_NEW')]);
    file.acknowledged(CONFIRMED + 1, 'cannot-verify');
    expect(file.step().do).not.toBe('delete');
  });

  test('but a rule that the person left may stay', () => {
    const file = confirmed().rules(CONFIRMED + 1, 'Weekend on');
    expect(file.acknowledged(CONFIRMED + 1, 'can-resume-by-itself').step()).toEqual(DONE);
  });
});

describe('nothing is deleted by what was seen long ago', () => {
  const DAYS = 24 * HOURS;

  test('as when the computer slept right after the proof', () => {
    const file = confirmed();
    expect(file.step(3 * DAYS)).toEqual({ do: 'read-switch' });
    expect(file.looked(3 * DAYS).step()).toEqual(DONE);
  });

  test('or when a flag was left days later, and somebody turned it on meanwhile', () => {
    const file = offStop(endAndDelete()).believably(ON, 30 * MINUTES);
    for (const at of [40, 41, 90, 120]) file.looked(at * MINUTES);
    for (const at of [5, 8, 24]) file.looked(at * HOURS);
    file.acknowledged(2 * DAYS, 'turned-back-on');
    expect(file.verdict().stage).toBe('confirmed');
    expect(file.step(3 * DAYS).do).not.toBe('delete');
    expect(file.believably(ON, 3 * DAYS).step().do).not.toBe('delete');
  });

  test('what was stopped by its ad groups is looked at there: its own switch says nothing', () => {
    const file = endAndDelete().identified({ kind: 'legacy-smart-plus' }).rejected(0, INVALID);
    const target = { ...file.order.ref, level: 'adgroup', id: GROUP_ON.id } as const;
    file.tree(1, [GROUP_ON]).add(2, { type: 'sending', attempt: 2, target, operation: 'switch-off' });
    file.add(2, { type: 'answered', attempt: 2, outcome: 'accepted' }).tree(12, ALL_OFF);
    for (const at of [22, 45 * MINUTES, 75 * MINUTES, CONFIRMED]) file.tree(at, ALL_OFF).spend(at);
    expect(file.step()).toEqual({ do: 'delete', attempt: 3 });
    expect(file.step(3 * DAYS)).toEqual({ do: 'read-tree' });
    expect(file.tree(3 * DAYS, ALL_OFF).step()).toEqual({ do: 'read-spend' });
    expect(file.spend(3 * DAYS).step().do).toBe('delete');
  });

  test('and while it cannot be looked at, it waits', () => {
    const file = confirmed().failed(3 * DAYS, TIMED_OUT);
    expect(file.step(3 * DAYS).do).toBe('wait');
    const below = confirmed()
      .read(3 * DAYS, OFF)
      .failed(3 * DAYS, TIMED_OUT, 'tree')
      .spend(3 * DAYS);
    expect(below.step().do).toBe('wait');
  });
});

describe('after the deletion', () => {
  const at = CONFIRMED + 1;

  test('what proved the stop goes on proving it', () => {
    const file = confirmed().deleted(at);
    expect(file.verdict()).toMatchObject({ stage: 'confirmed', flags: [] });
    file.believably(DELETED, at + 15);
    expect(file.verdict()).toMatchObject({
      stage: 'confirmed',
      said: { key: 'verdict_deleted', values: { at: String(PRESS + (at + 15) * 1000) } },
      flags: [],
    });
  });

  test('one by somebody else, before it was proved, is no proof', () => {
    const file = quiet()
      .looked(2 * HOURS)
      .read(2 * HOURS, DELETED);
    expect(file.verdict()).toMatchObject({ stage: 'quiet', said: { key: 'verdict_quiet' } });
  });

  test('it is looked at after 2 and 15 s, 1 and 10 minutes', () => {
    const file = confirmed().deleted(at);
    const looks: number[] = [];
    for (let now = at; now <= at + 10 * MINUTES;) {
      const step = file.step(now);
      if (step.do === 'wait') now = (step.until - PRESS) / 1000;
      if (step.do !== 'read-switch') continue;
      looks.push(now - at);
      file.looked(now);
    }
    expect(looks).toEqual([2, 15, 60, 600]);
  });

  test('a send that nobody closed is closed as unknown', () => {
    expect(confirmed().sent(at, 'delete').step()).toEqual({ do: 'close-orphan', attempt: 2 });
  });

  test.each([
    ['refused', { outcome: 'rejected', problem: INVALID }, 'rejected', 'verdict_delete_refused'],
    ['half done', { outcome: 'partial', problem: INVALID }, 'rejected', 'verdict_delete_refused'],
    ['lost', { outcome: 'unknown', problem: TIMED_OUT }, 'outcome-unknown', 'verdict_delete_unknown'],
  ] as const)('one that was %s is told, until it is read as deleted', (_what, outcome, flag, key) => {
    const file = confirmed().deleted(at, outcome);
    expect(file.verdict()).toMatchObject({
      stage: 'confirmed',
      flags: [{ flag, said: { key }, next: 'open-tiktok' }],
    });
    expect(file.read(at + 2, DELETED).flags()).toEqual([]);
  });

  test('a leak is still a leak', () => {
    const rows = [...SPENT, row('2026-03-10 21', '3.00', 200)];
    const file = confirmed()
      .deleted(at)
      .read(at + HOURS, OFF)
      .looked(24 * HOURS, { rows });
    expect(file.verdict()).toMatchObject({ stage: 'nothing-can-run', flags: [{ flag: 'still-spending' }] });
  });
});
