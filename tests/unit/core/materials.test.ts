import { describe, expect, test } from 'vitest';
import type { Material } from '@/utils/core/entity';
import type { WriteOutcome } from '@/utils/core/evidence';
import { CaseFile, HOURS, ID, INVALID, MINUTES, OFFLINE, RATE_LIMITED } from './case-file';
import { row, SECOND_SILENT, SPENT } from './reports';

const UNBOXING = { id: '71', name: 'Unboxing' };
const REVIEW = { id: '72', name: 'Review' };
const material = (id: string) => ({ advertiserId: '7011', level: 'material', id }) as const;
const off = (...materialsOn: Material[]) =>
  ({ switch: 'off', status: 'AD_STATUS_DISABLE', materialsOn }) as const;

const stopWith = (...ids: string[]) =>
  new CaseFile('pause', 'ad', { materials: ids }).identified({
    kind: 'smart-plus',
    materialsOn: [UNBOXING, REVIEW],
  });
const sending = (file: CaseFile, at: number, attempt: number, id: string) =>
  file.add(at, { type: 'sending', attempt, target: material(id), operation: 'switch-off' });
const switched = (
  file: CaseFile,
  at: number,
  attempt: number,
  id: string,
  outcome: WriteOutcome = { outcome: 'accepted' },
) => sending(file, at, attempt, id).add(at, { type: 'answered', attempt, ...outcome });
const adOff = (file: CaseFile, at: number, attempt: number) =>
  file
    .add(at, { type: 'sending', attempt, target: file.order.ref, operation: 'switch-off' })
    .add(at, { type: 'answered', attempt, outcome: 'accepted' });

describe('materials that are stopped with their ad', () => {
  test('go first, and TikTok gets its seconds between one write and the next', () => {
    const file = stopWith('71', '72');
    const first = { do: 'send-ahead', attempt: 1, target: material('71'), operation: 'switch-off' };
    expect(file.step()).toEqual(first);
    switched(file, 1, 1, '71');
    expect(file.step(1)).toMatchObject({ do: 'wait' });
    expect(file.step(5)).toMatchObject({ do: 'wait' });
    expect(file.step(6)).toMatchObject({ do: 'send-ahead', attempt: 2, target: material('72') });
    switched(file, 6, 2, '72');
    expect(file.step(10)).toMatchObject({ do: 'wait' });
    expect(file.step(11)).toEqual({ do: 'send', attempt: 3 });
  });

  test('wait no longer after the computer’s clock was set back', () => {
    expect(switched(stopWith('71'), 1, 1, '71').step(-2 * HOURS)).toEqual({ do: 'send', attempt: 2 });
  });

  test('are proved by the ad’s own list, and the proof waits for it', () => {
    const file = adOff(switched(stopWith('71'), 0, 1, '71'), 5, 2);
    file.read(8, off(UNBOXING)).read(18, off(UNBOXING));
    expect(file.verdict()).toMatchObject({ stage: 'switched-off', flags: [] });
    file.read(20, off(REVIEW));
    expect(file.verdict()).toMatchObject({
      stage: 'nothing-can-run',
      flags: [],
      done: { key: 'verdict_done_materials', values: { done: '1', all: '1' } },
    });
    expect(file.read(30, { ...off(UNBOXING) }).verdict().stage).toBe('switched-off');
  });

  test('are not believed off while TikTok does not list them', () => {
    const file = adOff(switched(stopWith('71'), 0, 1, '71'), 5, 2);
    file.believably({ switch: 'off', status: 'AD_STATUS_DISABLE' }, 20);
    expect(file.verdict()).toMatchObject({ stage: 'switched-off', done: null });
  });

  test('are no matter of an ad that is stopped without them', () => {
    const file = new CaseFile('pause', 'ad').identified({ kind: 'smart-plus' }).accepted();
    expect(file.believably(off(UNBOXING), 12).verdict().stage).toBe('nothing-can-run');
  });

  test('that are still on once it cannot be lag are told, and stopping exactly that is offered', () => {
    const file = adOff(switched(stopWith('71'), 0, 1, '71'), 5, 2).believably(off(UNBOXING), 20);
    expect(file.flags()).toEqual([]);
    file.read(70, off(UNBOXING));
    expect(file.flag('partly-applied')).toMatchObject({
      said: { key: 'verdict_material_still_on', values: { name: 'Unboxing' } },
      next: 'stop-again',
      node: {
        level: 'material',
        id: '71',
        name: 'Unboxing',
        through: { id: ID, name: 'Spring', materials: ['71'] },
      },
    });
    expect(file.read(80, off()).flags()).toEqual([]);
  });
});

describe('a material whose switch-off', () => {
  test('was lost is not sent again: the list tells whether it happened', () => {
    const file = sending(stopWith('71'), 0, 1, '71');
    expect(file.step()).toEqual({ do: 'close-orphan', attempt: 1 });
    file.add(1, { type: 'answered', attempt: 1, outcome: 'unknown', problem: OFFLINE });
    expect(file.step(6)).toEqual({ do: 'send', attempt: 2 });
    adOff(file, 6, 2).believably({ switch: 'off', status: 'AD_STATUS_DISABLE' }, 20);
    expect(file.flag('outcome-unknown')?.said.key).toBe('verdict_material_unknown');
    expect(file.read(25, off()).flags()).toEqual([]);
    expect(file.read(90, off(UNBOXING)).flags()).toEqual(['partly-applied']);
    for (const at of [90, HOURS]) expect(file.step(at).do).not.toMatch(/^send/);
  });

  test('was refused is told, unless the list shows it off', () => {
    const file = adOff(switched(stopWith('71'), 0, 1, '71', { outcome: 'rejected', problem: INVALID }), 5, 2);
    file.believably(off(UNBOXING), 20);
    expect(file.flag('partly-applied')?.said.key).toBe('verdict_material_refused');
    expect(file.read(30, off()).flags()).toEqual([]);
  });

  test('has to wait is sent again a few times, and then the ad goes without it', () => {
    const file = stopWith('71');
    const later = { outcome: 'rejected', problem: RATE_LIMITED } as const;
    for (const attempt of [1, 2, 3]) {
      const at = 10 * attempt;
      expect(file.step(at)).toMatchObject({ do: 'send-ahead', attempt, target: material('71') });
      switched(file, at, attempt, '71', later);
    }
    expect(file.step(40)).toEqual({ do: 'send', attempt: 4 });
    expect(adOff(file, 40, 4).believably(off(UNBOXING), 60).flags()).toEqual(['partly-applied']);
  });
});

describe('a Smart+ ad that goes on although it is off', () => {
  const stopped = (...on: Material[]) =>
    new CaseFile('pause', 'ad')
      .identified({ kind: 'smart-plus' })
      .accepted()
      .believably(off(...on), 12);
  const leaking = { rows: [...SPENT, row(SECOND_SILENT, '4.50', 400)], total: '139.50' };
  const leaked = (...on: Material[]) =>
    stopped(...on)
      .rules(12)
      .around(12)
      .read(100 * MINUTES, off(...on))
      .spend(100 * MINUTES, leaking);

  test('does so through the material that is on', () => {
    expect(leaked(UNBOXING).flag('still-spending')).toMatchObject({
      said: {
        key: 'verdict_still_spending_material',
        values: { ad: 'Spring', name: 'Unboxing', amount: '4.50' },
      },
      node: { level: 'material', id: '71', through: { id: ID, materials: ['71'] } },
    });
  });

  test('may do so through each of several: all are offered', () => {
    expect(leaked(UNBOXING, REVIEW).flag('still-spending')?.node).toMatchObject({
      name: 'Unboxing, Review',
      through: { materials: ['71', '72'] },
    });
  });

  test('with none on gives no part to stop', () => {
    expect(leaked().flag('still-spending')?.node).toBeUndefined();
  });

  test('by TikTok’s own word, is told with what is on in it', () => {
    const runs = { switch: 'off', status: 'AD_STATUS_DELIVERY_OK', materialsOn: [UNBOXING] } as const;
    const file = new CaseFile('pause', 'ad').identified({ kind: 'smart-plus' }).accepted();
    expect(file.read(80, runs).flag('still-running')).toMatchObject({
      said: { key: 'verdict_off_but_delivering_material', values: { name: 'Unboxing' } },
      node: { level: 'material', id: '71' },
    });
  });
});

describe('below what is off, an ad that can still deliver', () => {
  const ad = (...materialsOn: Material[]) =>
    ({ level: 'ad', id: '31', name: 'Film', status: 'AD_STATUS_DELIVERY_OK', materialsOn }) as const;
  const nodeOf = (...on: Material[]) =>
    new CaseFile('pause', 'adgroup')
      .identified({ kind: 'smart-plus' })
      .accepted()
      .believably({ switch: 'off', status: 'ADGROUP_STATUS_DISABLE' }, 13)
      .tree(300, [ad(...on)])
      .flag('still-running')?.node;

  test('is its material where it has only that', () => {
    expect(nodeOf(UNBOXING)).toEqual({
      level: 'material',
      id: '71',
      name: 'Unboxing',
      through: { id: '31', name: 'Film', materials: ['71'] },
    });
  });

  test('is the ad where it has several, or none is told', () => {
    const film = { level: 'ad', id: '31', name: 'Film' };
    expect(nodeOf(UNBOXING, REVIEW)).toEqual(film);
    expect(nodeOf()).toEqual(film);
  });
});
