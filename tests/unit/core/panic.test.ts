import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceBody } from '@/utils/core/evidence';
import { leftByStop, leftByUndo, panicOutcome, type PanicItem, type UndoFacts } from '@/utils/core/panic';
import type { Entity } from '@/utils/core/entity';
import type { Verdict } from '@/utils/core/verdict';
import { someVerdict } from '../some-verdict';

const SENT = Date.parse('2026-03-10T15:20:00Z');
const LATER = SENT + 60 * 60_000;
const ORDER = '00000000-0000-4000-8000-000000000001';
const REF = { advertiserId: '7011223344556677889', level: 'campaign', id: '1846211451413538123' } as const;

const entity = (is: Entity['switch'], name = 'Spring'): Entity => ({
  ref: REF,
  name,
  kind: 'manual',
  switch: is,
  status: is === 'on' ? 'CAMPAIGN_STATUS_ENABLE' : 'CAMPAIGN_STATUS_DISABLE',
  campaignId: REF.id,
  adGroupId: null,
  budget: '50',
  budgetMode: 'BUDGET_MODE_DAY',
  ios14: false,
});
const item = (more: Partial<PanicItem> = {}): PanicItem => ({
  id: REF.id,
  name: 'Spring',
  kind: 'manual',
  switch: 'on',
  orderId: ORDER,
  left: null,
  ...more,
});

/** Evidence of the order, a second apart. */
function told(...bodies: EvidenceBody[]): Evidence[] {
  return bodies.map((body, index): Evidence => {
    const at = SENT + index * 1000;
    const stamp = { at, tiktokAt: at, requestIds: [] };
    return { ...body, seq: index + 1, orderId: ORDER, gateway: 'marketing-api', stamp };
  });
}
const sending: EvidenceBody = { type: 'sending', attempt: 1, target: REF, operation: 'switch-off' };
const problem = { remedy: 'give-up', reason: 'refused', apiCode: 40002, apiMessage: null } as const;
const answered = (outcome: 'accepted' | 'unneeded'): EvidenceBody => ({
  type: 'answered',
  attempt: 1,
  outcome,
});
const badly = (outcome: 'rejected' | 'unknown'): EvidenceBody => ({
  type: 'answered',
  attempt: 1,
  outcome,
  problem,
});
const seen = (is: Entity['switch']): EvidenceBody => ({ type: 'switch-read', entity: entity(is) });
const accepted = told(sending, answered('accepted'), seen('off'));

const facts = (more: Partial<UndoFacts> = {}): UndoFacts => ({
  entity: entity('off'),
  held: false,
  isNewest: true,
  evidence: accepted,
  ...more,
});

describe('stopping everything', () => {
  it.each([
    ['on', 'manual', null],
    ['unknown', 'manual', null],
    ['on', 'gmv-max', null],
    ['on', 'unknown', null],
    ['off', 'manual', 'off'],
    ['off', 'promote', 'off'],
    ['deleted', 'manual', 'off'],
    ['on', 'promote', 'cannot'],
    ['unknown', 'topview', 'cannot'],
    ['on', 'reach-frequency', 'cannot'],
    ['frozen', 'manual', 'cannot'],
  ] as const)('%s and %s: %s', (is, kind, left) => {
    expect(leftByStop({ switch: is, kind })).toBe(left);
  });
});

describe('undoing it', () => {
  it.each<[string, Partial<PanicItem>, Partial<UndoFacts>, number, string | null]>([
    ['resumes what it switched off', {}, {}, LATER, null],
    [
      'resumes what is off after an answer nobody heard',
      {},
      { evidence: told(sending, badly('unknown'), seen('off')) },
      LATER,
      null,
    ],
    [
      'takes over a stop that was not answered yet',
      {},
      { entity: entity('on'), evidence: told(sending) },
      SENT,
      null,
    ],
    ['takes over a stop that was not sent yet', {}, { entity: entity('on'), evidence: [] }, SENT, null],
    ['does not trust a list right after the stop', {}, { entity: entity('on') }, SENT + 5000, null],
    ['leaves what is on', {}, { entity: entity('on') }, LATER, 'on'],
    ['leaves what is held', {}, { held: true }, LATER, 'held'],
    ['leaves what is gone', {}, { entity: null }, LATER, 'gone'],
    ['leaves what was deleted', {}, { entity: entity('deleted') }, LATER, 'gone'],
    ['leaves what got another name', {}, { entity: entity('off', 'Spring 2') }, LATER, 'changed'],
    ['leaves what was pressed since', {}, { isNewest: false }, LATER, 'changed'],
    [
      'leaves what was on in between',
      {},
      { evidence: told(sending, answered('accepted'), seen('off'), seen('on'), seen('off')) },
      LATER,
      'changed',
    ],
    [
      'leaves what TikTok refused to stop',
      {},
      { evidence: told(sending, badly('rejected')) },
      LATER,
      'not-ours',
    ],
    [
      'leaves what was off when it came',
      {},
      { evidence: told(sending, answered('unneeded')) },
      LATER,
      'not-ours',
    ],
    ['leaves what another press stopped', { joined: true }, {}, LATER, 'not-ours'],
    ['leaves what was not known to be on', { switch: 'unknown' }, {}, LATER, 'not-ours'],
    ['leaves what it had left', { orderId: null, left: 'off' }, {}, LATER, 'not-ours'],
    [
      'leaves what was stopped through its ad groups',
      {},
      {
        entity: entity('on'),
        evidence: told(sending, badly('rejected'), {
          type: 'sending',
          attempt: 2,
          target: { ...REF, level: 'adgroup', id: '1846211451413538999' },
          operation: 'switch-off',
        }),
      },
      LATER,
      'by-ad-groups',
    ],
  ])('%s', (_what, of, known, now, left) => {
    expect(leftByUndo(item(of), facts(known), now)).toBe(left);
  });
});

describe('what became of one', () => {
  const verdict = (more: Partial<Verdict>) => someVerdict({ orderId: ORDER, ...more });
  const flag = (name: Verdict['flags'][number]['flag']) => [
    { flag: name, since: SENT, said: { key: '', values: {} }, next: 'retry' as const },
  ];

  it.each<[Partial<Verdict>, string]>([
    [{}, 'sending'],
    [{ stage: 'accepted' }, 'accepted'],
    [{ stage: 'switched-off' }, 'off'],
    [{ stage: 'quiet' }, 'off'],
    [{ stage: 'confirmed', tone: 'proven' }, 'proven'],
    [{ flags: flag('outcome-unknown'), tone: 'needs-you' }, 'unknown'],
    [{ flags: flag('rejected'), tone: 'needs-you' }, 'attention'],
    [{ stage: 'confirmed', flags: flag('turned-back-on'), tone: 'money-leaving' }, 'leaving'],
    [{ closed: true, said: { key: 'verdict_superseded', values: {} } }, 'replaced'],
    [{ action: 'resume', resumed: true, tone: 'delivering' }, 'on'],
    [{ action: 'resume', stage: 'accepted' }, 'accepted'],
  ])('%j is %s', (of, outcome) => {
    expect(panicOutcome(verdict(of))).toBe(outcome);
  });
});
