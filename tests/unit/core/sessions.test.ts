import { describe, expect, test } from 'vitest';
import type { WriteOutcome } from '@/utils/core/evidence';
import { ALL_OFF, CaseFile, HOURS, OFF, OFFLINE, PERMISSION_LOST } from './case-file';

const KIND = { kind: 'gmv-max' } as const;
const stop = () => new CaseFile('pause', 'campaign', { sessions: ['71', '72'] }).identified(KIND);
const session = (id: string) => ({ advertiserId: '7011', level: 'session', id }) as const;
const sending = (file: CaseFile, attempt: number, id: string) =>
  file.add(0, { type: 'sending', attempt, target: session(id), operation: 'delete' });
const deleted = (
  file: CaseFile,
  attempt: number,
  id: string,
  outcome: WriteOutcome = { outcome: 'accepted' },
) => sending(file, attempt, id).add(0, { type: 'answered', attempt, ...outcome });
const whole = (file: CaseFile, attempt: number) =>
  file
    .add(1, { type: 'sending', attempt, target: file.order.ref, operation: 'switch-off' })
    .add(1, { type: 'answered', attempt, outcome: 'accepted' });
const listed = (id: string) => [{ level: 'session', id, name: id, status: null } as const];

describe('sessions that are deleted with a stop', () => {
  test('go first, one by one, and then the campaign itself', () => {
    const file = stop();
    expect(file.step()).toEqual({
      do: 'send-ahead',
      attempt: 1,
      target: session('71'),
      operation: 'delete',
    });
    expect(deleted(file, 1, '71').step()).toEqual({
      do: 'send-ahead',
      attempt: 2,
      target: session('72'),
      operation: 'delete',
    });
    expect(deleted(file, 2, '72').step()).toEqual({ do: 'send', attempt: 3 });
    whole(file, 3).believably(OFF, 13).tree(14, ALL_OFF);
    expect(file.verdict()).toMatchObject({
      stage: 'nothing-can-run',
      flags: [],
      done: { key: 'verdict_done_sessions', values: { done: '2', all: '2' } },
    });
  });

  test('are never sent again: not after a lost answer, a refusal, or the death of the worker', () => {
    const file = sending(stop(), 1, '71');
    expect(file.step()).toEqual({ do: 'close-orphan', attempt: 1 });
    file.add(1, { type: 'answered', attempt: 1, outcome: 'unknown', problem: OFFLINE });
    expect(file.step()).toMatchObject({ do: 'send-ahead', target: session('72') });
    deleted(file, 2, '72', { outcome: 'rejected', problem: PERMISSION_LOST });
    whole(file, 3).believably(OFF, 13);
    for (const at of [60, HOURS]) expect(file.looked(at).step(at).do).not.toBe('send-ahead');
  });

  test('keep a person told until the list shows them gone', () => {
    const file = deleted(stop(), 1, '71', { outcome: 'rejected', problem: PERMISSION_LOST });
    deleted(file, 2, '72');
    whole(file, 3).believably(OFF, 13);
    expect(file.flags()).toEqual(['partly-applied']);
    file.tree(14, [...ALL_OFF, ...listed('71')]);
    expect(file.flags()).toEqual(['partly-applied']);
    file.tree(300, ALL_OFF, { complete: false });
    expect(file.flags()).toContain('partly-applied');
    expect(file.tree(310, ALL_OFF).flags()).toEqual([]);
  });

  test('whose answer was lost are no riddle any more once the list was read', () => {
    const file = deleted(stop(), 1, '71', { outcome: 'unknown', problem: OFFLINE });
    deleted(file, 2, '72');
    whole(file, 3).believably(OFF, 13);
    expect(file.flags()).toEqual(['outcome-unknown']);
    expect(file.tree(14, ALL_OFF).flags()).toEqual([]);
  });
});
