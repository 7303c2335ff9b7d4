import { describe, expect, test } from 'vitest';
import type { RunningPromote } from '@/utils/core/surroundings';
import { ALL_OFF, HOURS, OFF, OFFLINE, PERMISSION_LOST, PRESS, resume, stop } from './case-file';

const off = () => stop().identified().accepted().believably(OFF, 12).tree(13, ALL_OFF).spend(13);
const promote = (name: string, samePost: boolean | null = null): RunningPromote => ({
  id: name,
  name,
  samePost,
});
const keys = (file: ReturnType<typeof stop>) => file.verdict().risks.map(({ said }) => said.key);

describe('what may spend or start again', () => {
  test('is not spoken of before anybody looked', () => {
    expect(keys(off())).toEqual([]);
  });

  test('is that nothing is known of, once the rules were read', () => {
    const file = off().rules(14).around(15);
    expect(file.verdict().risks).toEqual([
      { weight: 'clear', said: { key: 'common_risk_no_rule', values: {} } },
    ]);
  });

  test('was not checked where it could not be read', () => {
    const file = off().failed(14, PERMISSION_LOST, 'rules').failed(15, OFFLINE, 'surroundings');
    expect(file.verdict().risks).toEqual([
      { weight: 'unchecked', said: { key: 'common_risk_rules_unchecked', values: {} } },
      { weight: 'unchecked', said: { key: 'common_risk_surroundings_unchecked', values: {} } },
    ]);
    // A later read takes that back.
    expect(keys(file.rules(20).around(21))).toEqual(['common_risk_no_rule']);
  });

  test('is named: what starts later, sessions, Promotes, the one of the same post first', () => {
    const file = off()
      .rules(14)
      .around(15, {
        twins: [
          { id: '1', name: 'Spring_copy', startsAt: PRESS },
          { id: '2', name: 'Spring', startsAt: null },
        ],
        sessions: [
          { id: '7', budget: '20' },
          { id: '8', budget: null },
        ],
        promotes: [promote('Boost'), promote('Same', true)],
      });
    expect(file.verdict().risks.map(({ said }) => said)).toEqual([
      { key: 'common_risk_no_rule', values: {} },
      { key: 'common_risk_twin_at', values: { name: 'Spring_copy', at: String(PRESS) } },
      { key: 'common_risk_twin', values: { name: 'Spring' } },
      { key: 'common_risk_session_budget', values: { id: '7', amount: '20', currency: 'USD' } },
      { key: 'common_risk_session', values: { id: '8' } },
      { key: 'common_risk_promote_same_post', values: { name: 'Same' } },
      { key: 'common_risk_promote', values: { name: 'Boost' } },
    ]);
  });

  test('is counted where it is too much to name', () => {
    const promotes = ['a', 'b', 'c', 'd', 'e'].map((name) => promote(name));
    expect(off().around(15, { promotes }).verdict().risks.at(-1)).toEqual({
      weight: 'risk',
      said: { key: 'common_risk_more', values: { count: '2' } },
    });
  });

  test('is not said twice: a rule that a flag names is no risk beside it, until the flag is left', () => {
    const file = off().rules(14, 'Weekend on');
    expect(file.flags()).toEqual(['can-resume-by-itself']);
    expect(keys(file)).toEqual([]);
    file.acknowledged(4 * HOURS, 'can-resume-by-itself');
    expect(file.flags()).toEqual([]);
    expect(keys(file)).toEqual(['common_risk_rule']);
  });

  test('is the quota of an iOS 14 campaign, once it was sent', () => {
    expect(keys(stop().identified({ ios14: true }))).toEqual([]);
    expect(keys(stop().identified({ ios14: true }).accepted())).toEqual(['common_risk_ios14']);
  });
});

test('none of it is a flag, or in the way of the proof', () => {
  const file = off()
    .rules(14)
    .around(15, { promotes: [promote('Boost', true)] })
    .looked(2 * HOURS)
    .looked(4 * HOURS);
  expect(file.verdict()).toMatchObject({ stage: 'confirmed', flags: [], tone: 'proven' });
});

describe('what stands beside it is read', () => {
  test('once it is believably off and nothing else is to be done', () => {
    const file = off();
    expect(file.step().do).toBe('read-rules');
    expect(file.rules(14).step().do).toBe('read-surroundings');
    // A look that is due goes first.
    expect(file.step(20).do).toBe('read-switch');
    file.around(14);
    for (const at of [20, 3600, 4 * HOURS]) expect(file.looked(at).step(at).do).not.toBe('read-surroundings');
  });

  test('after a later look when it could not be, three times at most', () => {
    const file = off().rules(14);
    for (const at of [20, 30, 60]) {
      expect(file.step(at - 1).do).toBe('read-surroundings');
      expect(file.failed(at - 1, OFFLINE, 'surroundings').step(at - 1).do).toBe('wait');
      file.read(at, OFF);
    }
    expect(file.step(61).do).toBe('wait');
  });

  test('never for a resume', () => {
    expect(resume().identified(OFF).accepted().believably(OFF, 12).step().do).not.toBe('read-surroundings');
  });
});
