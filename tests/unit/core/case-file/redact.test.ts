import { describe, expect, it } from 'vitest';
import { caseOf, type CaseSource } from '@/utils/core/case-file/case';
import { redacted, withoutSecrets } from '@/utils/core/case-file/redact';
import { judge } from '@/utils/core/judge';
import { INVALID, offStop, ON, PRESS, type CaseFile } from '../case-file';

/** A token as TikTok makes them: 40 hexadecimal digits. */
const CANARY = 'c0ffee5ca1ab1e0ddba11deadbeeffeedface123';
const ACCOUNT = { id: '7011', name: 'Shop', currency: 'USD', timezone: 'UTC' };

const made = (file: CaseFile, more: Partial<CaseSource> = {}) =>
  caseOf({ order: file.order, account: ACCOUNT, evidence: file.evidence, ...more });

/** Somebody turned it on again, and the change log says who. */
const turnedOn = () =>
  offStop()
    .believably({ ...ON }, 7200)
    .changes(
      7210,
      { at: 7000, by: { kind: 'person', name: 'a***e@shop.example' } },
      { at: 7001, by: { kind: 'person', name: 'Ben Berg' } },
      { at: 7002, by: { kind: 'person', name: 'a***e@shop.example' } },
      { at: 7003, by: { kind: 'rule', name: 'Morning start for eve@shop.example' } },
      { at: 7190, by: { kind: 'person', name: 'Ben Berg' } },
    );

describe('a redacted case', () => {
  const text = JSON.stringify(redacted(made(turnedOn())));

  it('names no person and has no e-mail, and still tells who is the same', () => {
    expect(text).not.toMatch(/Ben|Berg|@/);
    const by = [...text.matchAll(/"name":"(person-\d)"/g)].map((match) => match[1]);
    expect(by).toEqual(['person-1', 'person-2', 'person-1', 'person-2']);
    expect(text).toContain('Morning start for email-1');
  });

  it('says so, and is judged as before but for the names', () => {
    const file = turnedOn();
    const one = redacted(made(file));
    const now = PRESS + 8 * 3_600_000;
    const named = JSON.stringify(judge(file.order, file.evidence, now));
    expect(one.redacted).toBe(true);
    expect(named).toContain('Ben Berg');
    expect(JSON.stringify(judge(one.order, one.evidence, now))).toBe(
      named.replaceAll('Ben Berg', 'person-2'),
    );
  });

  it('keeps ids, times, request ids, names of campaigns and rules', () => {
    const file = turnedOn();
    file.evidence[0]!.stamp.requestIds = ['2026031015200901023AA4BB'];
    const kept = JSON.stringify(redacted(made(file)));
    for (const word of [file.order.ref.id, '2026031015200901023AA4BB', 'Spring', 'Women', 'Shop']) {
      expect(kept).toContain(word);
    }
  });
});

describe('a secret', () => {
  it.each([
    `Access token ${CANARY} is wrong or revoked`,
    `Access-Token:${CANARY};`,
    'access_token=sim-token-full&x=1',
    'Authorization: Bearer sim-token-full',
    'cookie: sim-token-full',
    'eyJhbGciOi.sim-token-full.c2ln',
  ])('that TikTok says in “%s” is in no case', (apiMessage) => {
    const file = offStop().failed(100, { ...INVALID, apiMessage });
    const text = JSON.stringify(withoutSecrets(made(file)));
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain('sim-token-full');
  });

  it('that stands beside an order in the store is in no case', () => {
    const file = offStop();
    const order = { ...file.order, token: CANARY, told: CANARY };
    expect(JSON.stringify(made(file, { order }))).not.toContain(CANARY);
  });

  it.each(['Token sale: password-free (secret menu)', 'Token: spring', '1846211451413538123'])(
    'is not seen in a campaign called “%s”',
    (name) => {
      const file = offStop().identified({ name });
      expect(withoutSecrets(made(file))).toEqual(made(file));
    },
  );

  it('is in no name either', () => {
    const file = offStop().identified({ name: `Spring ${CANARY}` });
    expect(JSON.stringify(withoutSecrets(made(file)))).not.toContain(CANARY);
  });
});
