import { describe, expect, test } from 'vitest';
import type { Switch } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { Flag } from '@/utils/core/verdict';
import { offerFor } from '@/utils/page/row-actions';
import { rememberSwitch, switchNow } from '@/utils/page/switch-hint';
import type { OrderView, RowView } from '@/utils/wire/views';

const order = (change: Partial<OrderView> = {}): OrderView => ({
  id: 'a',
  action: 'pause',
  stage: 'requested',
  resumed: false,
  flags: [],
  said: { key: 'x', values: {} },
  tone: 'waiting',
  lastLookAt: null,
  nextLookAt: null,
  createdAt: 0,
  ...change,
});
const view = (change: Partial<RowView> = {}): RowView => ({
  ref: { advertiserId: '7', level: 'campaign', id: '1846211451413538123' },
  name: 'A',
  kind: 'manual',
  switch: 'on',
  canStop: 'yes',
  held: false,
  askBeforePause: false,
  pauseRisk: null,
  order: null,
  ...change,
});
const flagged = (flag: Flag) => [
  { flag, since: 0, said: { key: 'x', values: {} }, next: 'stop-again' as const },
];
/** The row shows a switch of its own that takes presses, unless it is said that it does not. */
const offer = (row: RowView | null, is: Switch, pressing: Action | null, pressable = true) =>
  offerFor(row, { hint: 'on', answer: is, latest: 'answer', pressable }, pressing);
const named = (...args: Parameters<typeof offer>) =>
  offer(...args).buttons.map(({ action, again }) => (again ? `${action} again` : action));

describe('the buttons of a row', () => {
  test('while nothing is known: to stop', () => {
    expect(named(null, 'unknown', null)).toEqual(['pause', 'end']);
  });
  test('that is on: to stop', () => {
    expect(named(view(), 'on', null)).toEqual(['pause', 'end']);
  });
  test('that is off: to resume, and to end for good', () => {
    expect(named(view({ switch: 'off' }), 'off', null)).toEqual(['resume', 'end']);
  });
  test('that is held off: only to resume', () => {
    expect(named(view({ switch: 'off', held: true }), 'off', null)).toEqual(['resume']);
  });
  test('that is deleted or cannot be stopped from here: none', () => {
    expect(named(view({ switch: 'deleted' }), 'deleted', null)).toEqual([]);
    expect(named(view({ canStop: 'no' }), 'on', null)).toEqual([]);
  });
  test('that only its own switch can stop: like others while it shows one, else none', () => {
    const promote = view({ kind: 'promote', canStop: 'by-switch' });
    expect(named(promote, 'on', null)).toEqual(['pause', 'end']);
    expect(named(promote, 'off', null)).toEqual(['resume', 'end']);
    expect(named(promote, 'on', null, false)).toEqual([]);
    expect(offerFor(promote, undefined, null).buttons).toEqual([]);
    expect(offer(promote, 'on', null).bySwitch).toBe(true);
    expect(offer(view(), 'on', null).bySwitch).toBe(false);
  });
  test('with an accepted pause not read back yet: to resume', () => {
    expect(named(view({ order: order({ stage: 'accepted' }) }), 'on', null)).toEqual(['resume', 'end']);
  });
  test('paused, then switched on by hand: to stop', () => {
    expect(named(view({ order: order({ stage: 'switched-off' }) }), 'on', null)).toEqual(['pause', 'end']);
  });
  test.each(['still-running', 'turned-back-on', 'outcome-unknown', 'rejected'] as const)(
    'with the flag %s: to stop again, even if the switch looks off',
    (flag) => {
      const stopped = view({ order: order({ stage: 'accepted', flags: flagged(flag) }) });
      expect(named(stopped, 'off', null)).toEqual(['pause again', 'end']);
    },
  );
});

describe('what is under way', () => {
  test('is busy from the press on and until TikTok answered', () => {
    expect(offer(view(), 'on', 'pause').busy).toBe('pause');
    expect(offer(view({ order: order() }), 'on', null).busy).toBe('pause');
    expect(offer(view({ order: order({ stage: 'accepted' }) }), 'on', null).busy).toBeNull();
  });
  test('is not busy any more once something went wrong: the person must be able to act', () => {
    const stuck = view({ order: order({ flags: flagged('outcome-unknown') }) });
    expect(offer(stuck, 'on', null).busy).toBeNull();
  });
});

describe("the page's switch and TikTok's answer", () => {
  test('the first hint is as old as the list and does not outrank an answer', () => {
    const memory = rememberSwitch(rememberSwitch(undefined, { answer: 'off' }), { hint: 'on' });
    expect(switchNow(memory)).toBe('off');
  });
  test('a switch the person flipped outranks an older answer, a later answer outranks the switch', () => {
    let memory = rememberSwitch(rememberSwitch(undefined, { hint: 'on' }), { answer: 'on' });
    memory = rememberSwitch(memory, { hint: 'off' });
    expect(switchNow(memory)).toBe('off');
    memory = rememberSwitch(memory, { answer: 'off' });
    memory = rememberSwitch(memory, { answer: 'on' });
    expect(switchNow(memory)).toBe('on');
  });
  test('no hint brings a deleted campaign back', () => {
    const memory = rememberSwitch(rememberSwitch(undefined, { answer: 'deleted' }), { hint: 'on' });
    expect(switchNow(rememberSwitch(memory, { hint: 'off' }))).toBe('deleted');
  });
  test('a switch that takes presses is only busy when it is locked later, and gone when it is gone', () => {
    const locked = rememberSwitch(undefined, { hint: 'on', free: false });
    expect(locked.pressable).toBe(false);
    const free = rememberSwitch(locked, { hint: 'on', free: true });
    expect(free.pressable).toBe(true);
    expect(rememberSwitch(free, { hint: 'on', free: false }).pressable).toBe(true);
    expect(rememberSwitch(free, { answer: 'off' }).pressable).toBe(true);
    expect(rememberSwitch(free, { hint: null }).pressable).toBe(false);
  });
  test('a switch that vanished says nothing', () => {
    const memory = rememberSwitch(rememberSwitch(undefined, { answer: 'on' }), { hint: 'off' });
    expect(switchNow(rememberSwitch(memory, { hint: null }))).toBe('on');
  });
});
