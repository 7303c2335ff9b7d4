import { describe, expect, test } from 'vitest';
import type { LoggedChange } from '@/utils/core/evidence';
import { HOURS, MINUTES, OFF, OFFLINE, offStop, ON, PRESS, resume, stop } from './case-file';

const seconds = (at: number) => PRESS + at * 1000;
/** Last read off at 1 h, first read on a quarter later, and believably 10 s after that. */
const LAST_OFF = HOURS;
const SEEN_ON = HOURS + 15 * MINUTES;
const turnedOn = () =>
  offStop()
    .read(LAST_OFF, OFF)
    .believably(ON, SEEN_ON + 10);
const BETWEEN = HOURS + 7 * MINUTES;

const PERSON: LoggedChange['by'] = { kind: 'person', name: 'a***@shop.example' };
const RULE: LoggedChange['by'] = { kind: 'rule', name: 'Weekend on' };
const APP: LoggedChange['by'] = { kind: 'app', name: 'Bid tool' };
const NOBODY: LoggedChange['by'] = { kind: 'unknown', name: '' };

const saidAfter = (...lines: Parameters<ReturnType<typeof stop>['changes']>[1][]) =>
  turnedOn()
    .changes(SEEN_ON + 11, ...lines)
    .flag('turned-back-on')?.said;

describe('who turned it on again is said', () => {
  test.each([
    ['a person', PERSON, 'verdict_turned_back_on_by_person'],
    ['a rule', RULE, 'verdict_turned_back_on_by_rule'],
    ['an app', APP, 'verdict_turned_back_on_by_app'],
  ])('when it was %s', (_who, by, key) => {
    expect(saidAfter({ at: BETWEEN, by })).toEqual({
      key,
      values: { at: String(seconds(BETWEEN)), name: by.name },
    });
  });

  test('without a name when the log knows the time only', () => {
    expect(saidAfter({ at: BETWEEN, by: NOBODY })).toEqual({
      key: 'verdict_turned_back_on',
      values: { at: String(seconds(BETWEEN)) },
    });
  });

  test('not at all while nobody was asked, or the log is silent', () => {
    const said = { key: 'verdict_turned_back_on', values: { at: String(seconds(SEEN_ON)) } };
    expect(turnedOn().flag('turned-back-on')?.said).toEqual(said);
    expect(saidAfter()).toEqual(said);
  });

  test('with the line that is up to a minute off: the log tells whole minutes', () => {
    const key = 'verdict_turned_back_on_by_person';
    expect(saidAfter({ at: LAST_OFF - MINUTES, by: PERSON })?.key).toBe(key);
    expect(saidAfter({ at: SEEN_ON + MINUTES, by: PERSON })?.key).toBe(key);
  });

  test.each([
    ['too early', { at: LAST_OFF - MINUTES - 1, by: PERSON }],
    ['too late', { at: SEEN_ON + MINUTES + 1, by: PERSON }],
    ['about switching it off', { at: BETWEEN, by: PERSON, to: 'off' as const }],
    ['about deleting it', { at: BETWEEN, by: PERSON, to: 'deleted' as const }],
  ])('but not with a line that is %s', (_how, line) => {
    expect(saidAfter(line)?.key).toBe('verdict_turned_back_on');
  });

  test('with the last of several lines', () => {
    const lines = [
      { at: BETWEEN, by: PERSON },
      { at: BETWEEN + 60, by: PERSON, to: 'off' as const },
      { at: BETWEEN + 120, by: RULE },
    ];
    expect(saidAfter(...lines)?.key).toBe('verdict_turned_back_on_by_rule');
  });

  test('with the newest reading of the log', () => {
    const file = turnedOn().changes(SEEN_ON + 11);
    file.changes(SEEN_ON + 6 * MINUTES, { at: BETWEEN, by: APP });
    expect(file.flag('turned-back-on')).toMatchObject({
      since: seconds(SEEN_ON),
      said: { key: 'verdict_turned_back_on_by_app' },
    });
  });

  test('for each time anew: the line about the first time does not explain the second', () => {
    const file = turnedOn().changes(SEEN_ON + 11, { at: BETWEEN, by: PERSON });
    file.believably(OFF, 3 * HOURS).believably(ON, 5 * HOURS);
    expect(file.flag('turned-back-on')).toMatchObject({
      since: seconds(5 * HOURS - 10),
      said: { key: 'verdict_turned_back_on' },
    });
  });
});

describe('the change log is asked', () => {
  const asked = SEEN_ON + 10;

  test('as soon as it is believably on again, from when it was last off', () => {
    const file = turnedOn();
    expect(file.step()).toEqual({ do: 'read-changes', since: seconds(LAST_OFF) });
    expect(offStop().read(LAST_OFF, OFF).read(SEEN_ON, ON).step().do).not.toBe('read-changes');
  });

  test('again after 5 and 30 minutes while it does not tell, and no more', () => {
    const file = turnedOn();
    const asks: number[] = [];
    for (let at = asked; at < asked + 3 * HOURS;) {
      const step = file.step(at);
      if (step.do === 'wait') at = (step.until - PRESS) / 1000;
      if (step.do === 'read-switch') file.read(at, ON);
      if (step.do !== 'read-changes') continue;
      asks.push(at - asked);
      if (asks.length === 2) file.failed(at, OFFLINE, 'changes');
      else file.changes(at);
    }
    expect(asks).toEqual([0, 5 * MINUTES, 30 * MINUTES]);
  });

  test('as often though other reads fail meanwhile', () => {
    const file = turnedOn().failed(asked, OFFLINE).failed(asked, OFFLINE, 'spend');
    expect(file.step(asked)).toMatchObject({ do: 'read-changes' });
  });

  test('no more once it told', () => {
    const file = turnedOn().changes(asked, { at: BETWEEN, by: PERSON });
    for (const at of [asked, asked + 5 * MINUTES, asked + 30 * MINUTES]) {
      expect(file.step(at).do).not.toBe('read-changes');
    }
  });

  test('and the next look is not put off by a log that cannot be read', () => {
    const file = turnedOn().failed(asked, OFFLINE, 'changes');
    expect(file.verdict().nextLookAt).toBe(seconds(asked + 5 * MINUTES));
    expect(file.flags()).toEqual(['turned-back-on']);
  });

  test('anew for the second time', () => {
    const file = turnedOn();
    for (const at of [0, 5 * MINUTES, 30 * MINUTES]) file.changes(asked + at);
    file.believably(OFF, 3 * HOURS).believably(ON, 5 * HOURS);
    expect(file.step()).toEqual({ do: 'read-changes', since: seconds(3 * HOURS) });
  });

  test('never about a resume, nor about what was never off', () => {
    expect(resume().identified(OFF).accepted().believably(OFF, 12).believably(ON, 30).step().do).not.toBe(
      'read-changes',
    );
    expect(stop().identified().accepted().believably(ON, 90).step().do).not.toBe('read-changes');
  });
});
