import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTES_A_DAY, NOTIFY_DEFAULTS, quietFor, whenToTell } from '@/utils/core/notify';
import { FLAGS } from '@/utils/core/verdict';

const at = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};
const NIGHT = { from: at('22:00'), to: at('07:00') };
const LUNCH = { from: at('12:00'), to: at('13:30') };
const minute = fc.integer({ min: 0, max: MINUTES_A_DAY - 1 });

describe('quiet hours', () => {
  it.each([
    ['a night, before it', NIGHT, '21:59', null],
    ['a night, as it begins', NIGHT, '22:00', 540],
    ['a night, at midnight', NIGHT, '00:00', 420],
    ['a night, in its last minute', NIGHT, '06:59', 1],
    ['a night, as it ends', NIGHT, '07:00', null],
    ['a lunch, before it', LUNCH, '11:59', null],
    ['a lunch, in it', LUNCH, '13:00', 30],
    ['a lunch, after it', LUNCH, '13:30', null],
    ['none, when they end as they begin', { from: 60, to: 60 }, '01:00', null],
    ['none at all', null, '03:00', null],
  ])('are %s', (_, quiet, time, left) => {
    expect(quietFor(quiet, at(time))).toBe(left);
  });

  it('are over exactly when they said they would be, and not a minute before', () => {
    fc.assert(
      fc.property(minute, minute, minute, (from, to, now) => {
        const quiet = { from, to };
        const left = quietFor(quiet, now);
        fc.pre(left !== null);
        expect((now + left) % MINUTES_A_DAY).toBe(to);
        expect(quietFor(quiet, (now + left) % MINUTES_A_DAY)).toBeNull();
        expect(quietFor(quiet, (now + left - 1) % MINUTES_A_DAY)).toBe(1);
      }),
    );
  });

  it('and the hours that are not quiet make up the day', () => {
    fc.assert(
      fc.property(minute, minute, minute, (from, to, now) => {
        fc.pre(from !== to);
        const isQuiet = quietFor({ from, to }, now) !== null;
        expect(quietFor({ from: to, to: from }, now) !== null).toBe(!isQuiet);
      }),
    );
  });
});

describe('a flag', () => {
  const choices = { ...NOTIFY_DEFAULTS, quiet: NIGHT };

  it.each([
    ['turned-back-on', '03:00', {}, 'now'],
    ['still-spending', '03:00', {}, 'now'],
    ['still-running', '03:00', { urgentInQuiet: false }, 'later'],
    ['rejected', '03:00', {}, 'later'],
    ['cannot-verify', '12:00', {}, 'now'],
    ['cannot-verify', '12:00', { others: false }, 'never'],
    ['cannot-verify', '03:00', { others: false }, 'never'],
    ['still-spending', '03:00', { urgent: false }, 'never'],
    ['still-spending', '03:00', { others: false }, 'now'],
  ] as const)('%s at %s with %j is told %s', (flag, time, changed, when) => {
    expect(whenToTell(flag, { ...choices, ...changed }, at(time))).toBe(when);
  });

  it('is always told at once to a person who chose nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FLAGS), minute, (flag, now) => {
        expect(whenToTell(flag, NOTIFY_DEFAULTS, now)).toBe('now');
      }),
    );
  });

  it('is never held back for ever: at the end of quiet hours it is told', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FLAGS), minute, minute, minute, (flag, from, to, now) => {
        const chosen = { ...NOTIFY_DEFAULTS, urgentInQuiet: false, quiet: { from, to } };
        fc.pre(whenToTell(flag, chosen, now) === 'later');
        expect(whenToTell(flag, chosen, to)).toBe('now');
      }),
    );
  });
});
