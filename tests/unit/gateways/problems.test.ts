import { describe, expect, it } from 'vitest';
import type { Remedy } from '@/utils/core/evidence';
import { problemOf, problemOfCode } from '@/utils/gateways/api/problems';
import { entity, enveloped, reachAnswering } from './reach';

/** facts: marketing-api 12, by what a person or the engine has to do. */
const CODES: [number, Remedy, string][] = [
  [40016, 'retry-later', 'rate-limited'],
  [40100, 'retry-later', 'rate-limited'],
  [40132, 'retry-later', 'rate-limited'],
  [40133, 'retry-later', 'rate-limited'],
  [51021, 'retry-later', 'rate-limited'],
  [61000, 'retry-later', 'rate-limited'],
  [40202, 'retry-later', 'write-conflict'],
  [60001, 'retry-later', 'maintenance'],
  [40012, 'read-first', 'nothing-to-change'],
  [40050, 'read-first', 'duplicate'],
  [40102, 'sign-in', 'token-revoked'],
  [40104, 'sign-in', 'token-revoked'],
  [40105, 'sign-in', 'token-revoked'],
  [40106, 'sign-in', 'token-revoked'],
  [40114, 'sign-in', 'token-revoked'],
  [40101, 'sign-in', 'token-refused'],
  [40108, 'sign-in', 'token-refused'],
  [40109, 'sign-in', 'token-refused'],
  [40110, 'sign-in', 'token-refused'],
  [40112, 'sign-in', 'token-refused'],
  [40113, 'sign-in', 'token-refused'],
  [40115, 'sign-in', 'token-refused'],
  [40116, 'sign-in', 'token-refused'],
  [40117, 'sign-in', 'token-refused'],
  [40001, 'ask-permission', 'no-permission'],
  [40118, 'ask-permission', 'no-permission'],
  [40119, 'ask-permission', 'no-permission'],
  [40124, 'ask-permission', 'no-permission'],
  [40125, 'ask-permission', 'no-permission'],
  [40130, 'ask-permission', 'no-permission'],
  [40300, 'ask-permission', 'no-permission'],
  [40301, 'ask-permission', 'no-permission'],
  [40309, 'ask-permission', 'no-permission'],
  [40000, 'give-up', 'refused'],
  [40002, 'give-up', 'refused'],
  [40011, 'give-up', 'refused'],
  [40061, 'give-up', 'refused'],
  [40007, 'give-up', 'not-existing'],
  [40003, 'give-up', 'api-changed'],
  [40006, 'give-up', 'api-changed'],
  [40010, 'give-up', 'api-changed'],
  [40051, 'give-up', 'api-changed'],
  [40400, 'give-up', 'api-changed'],
  [41001, 'give-up', 'api-changed'],
  [41002, 'give-up', 'api-changed'],
  [40008, 'give-up', 'sandbox'],
  [40009, 'give-up', 'sandbox'],
  [40013, 'give-up', 'sandbox'],
  [40014, 'give-up', 'sandbox'],
  [41000, 'give-up', 'country-blocked'],
];

/** Faults of TikTok after which nobody knows what was done, and codes nobody has documented. */
const UNCLEAR = [
  50000, 50002, 51000, 51001, 51004, 51010, 51052, 51305, 52001, 53102, 70001, 40700, 99999, -1,
];

describe('what to do about TikTok’s codes', () => {
  it.each(CODES)('%i: %s (%s)', (code, remedy, reason) => {
    expect(problemOfCode(code, 'Said')).toEqual({ remedy, reason, apiCode: code, apiMessage: 'Said' });
  });

  it.each(UNCLEAR)('%i says nothing about what was done: look first', (code) => {
    expect(problemOfCode(code, '')).toMatchObject({ remedy: 'read-first', reason: 'tiktok-error' });
  });

  it.each(CODES)(
    'a pause answered with %i (%s) counts as refused only if TikTok changed nothing',
    async (code, remedy) => {
      const { gateway, sent } = reachAnswering(() => enveloped({}, code, 'Said'));
      const { outcome } = await gateway.write(entity(), 'switch-off');
      expect(outcome).toBe(remedy === 'read-first' ? 'unknown' : 'rejected');
      expect(sent).toHaveLength(1);
    },
  );

  it.each(UNCLEAR)('what became of a pause answered with %i is unknown', async (code) => {
    const { gateway } = reachAnswering(() => enveloped({}, code));
    expect((await gateway.write(entity(), 'switch-off')).outcome).toBe('unknown');
  });
});

describe('problems without a code', () => {
  it.each(['offline', 'timed-out', 'bad-answer', 'redirected', 'tiktok-error'] as const)(
    '%s: look before sending again',
    (reason) => {
      expect(problemOf(reason)).toEqual({ remedy: 'read-first', reason, apiCode: null, apiMessage: null });
    },
  );

  it('an address that is gone stays gone', () => {
    expect(problemOf('api-changed').remedy).toBe('give-up');
  });
});
