import { describe, expect, test } from 'vitest';
import { KnownRows } from '@/utils/page/known-rows';
import { Presses, type Wish } from '@/utils/page/presses';
import type { SeenRow } from '@/utils/page/rows';
import { SendError } from '@/utils/wire/client';
import type { InputOf, OutputOf } from '@/utils/wire/commands';
import type { Press } from '@/utils/wire/page-commands';
import type { Receipt } from '@/utils/wire/to-the-page';

const PLACE = { advertiserId: '7011', level: 'campaign' as const };
const row = (id: string, name = `Campaign ${id}`): SeenRow => ({
  id,
  name,
  slot: `cell-${id}_campaign_name`,
  cell: {} as Element,
  doubt: null,
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('asking about rows', () => {
  function listening() {
    const asked: InputOf<'page/rows'>[] = [];
    let answer: () => OutputOf<'page/rows'> = () => ({ access: 'connected', rows: [] });
    let now = 0;
    const known = new KnownRows(
      async (input) => {
        asked.push(input);
        return answer();
      },
      () => {},
      () => now,
    );
    known.moveTo(PLACE);
    return {
      known,
      asked,
      ids: () => asked.map(({ rows }) => rows.map(({ id }) => id)),
      answerWith: (next: typeof answer) => (answer = next),
      wait: (ms: number) => (now += ms),
    };
  }

  test('each row once, again only under a new name', async () => {
    const { known, ids } = listening();
    known.see([row('1'), row('2')]);
    known.see([row('1'), row('2'), row('3')]);
    known.see([row('1', 'Renamed'), row('2')]);
    await settled();
    expect(ids()).toEqual([['1', '2'], ['3'], ['1']]);
  });

  test('a thousand at a time', async () => {
    const { known, asked } = listening();
    known.see(Array.from({ length: 2001 }, (_, index) => row(String(index))));
    await settled();
    expect(asked.map(({ rows }) => rows.length)).toEqual([1000, 1000, 1]);
  });

  test('a worker that is away is not asked at every turn, but when something happens', async () => {
    const { known, asked, answerWith, wait } = listening();
    answerWith(() => {
      throw new SendError('unreachable');
    });
    known.see([row('1')]);
    await settled();
    expect(known.failure).toBe('unreachable');
    for (let turn = 0; turn < 50; turn += 1) known.see([row('1')]);
    await settled();
    expect(asked).toHaveLength(1);
    known.comeBack();
    await settled();
    expect(asked).toHaveLength(2);
    wait(5000);
    answerWith(() => ({ access: 'connected', rows: [] }));
    known.see([row('1')]);
    await settled();
    expect(asked).toHaveLength(3);
    expect(known.failure).toBeNull();
  });

  test('rows that it missed are asked for again when it answers for others', async () => {
    const { known, ids, answerWith } = listening();
    answerWith(() => {
      throw new SendError('unreachable');
    });
    known.see([row('1'), row('2')]);
    await settled();
    answerWith(() => ({ access: 'connected', rows: [] }));
    known.see([row('1'), row('2'), row('3')]);
    await settled();
    expect(ids()).toEqual([['1', '2'], ['3'], ['1', '2']]);
    known.see([row('1'), row('2'), row('3')]);
    await settled();
    expect(ids()).toHaveLength(3);
  });

  test('an answer for a list that was left is dropped', async () => {
    const { known, answerWith } = listening();
    answerWith(() => ({ access: 'not-covered', rows: [] }));
    known.see([row('1')]);
    known.moveTo({ advertiserId: '7012', level: 'campaign' });
    await settled();
    expect(known.access).toBeNull();
  });

  test('news of another account is not news', () => {
    const { known } = listening();
    known.hear({ advertiserId: '9999', access: 'token-revoked', rows: [] });
    expect(known.access).toBeNull();
  });
});

describe('presses', () => {
  const wish: Wish = { action: 'pause', ref: { ...PLACE, id: '1' }, name: 'A' };
  function pressing(answer: () => Promise<Receipt>) {
    const sent: Press[] = [];
    let count = 0;
    const presses = new Presses(
      (press) => {
        sent.push(press);
        return answer();
      },
      () => `order-${(count += 1)}`,
      () => 1000,
    );
    return { presses, sent };
  }
  const taken = async (): Promise<Receipt> => ({ status: 'taken', orderId: 'x' });

  test('while one is on its way, another is the same one', async () => {
    const { presses, sent } = pressing(taken);
    const [first, second] = await Promise.all([presses.press(wish), presses.press(wish)]);
    expect([first?.status, second?.status]).toEqual(['taken', 'repeated']);
    expect(sent).toHaveLength(1);
  });

  test('after a lost answer the same order is sent again', async () => {
    let lost = true;
    const { presses, sent } = pressing(() => (lost ? Promise.reject(new SendError('unreachable')) : taken()));
    expect((await presses.press(wish)).status).toBe('failed');
    expect(presses.under(wish.ref)).toBeNull();
    lost = false;
    expect((await presses.press(wish)).status).toBe('taken');
    expect(sent.map(({ orderId }) => orderId)).toEqual(['order-1', 'order-1']);
  });

  test('after a lost answer an end that is also to delete, or no longer is, is another order', async () => {
    const { presses, sent } = pressing(() => Promise.reject(new SendError('unreachable')));
    const end: Wish = { ...wish, action: 'end' };
    await presses.press({ ...end, deleteWhenProven: true });
    await presses.press(end);
    await presses.press({ ...end, deleteWhenProven: true });
    expect(sent.map(({ orderId, deleteWhenProven }) => [orderId, deleteWhenProven])).toEqual([
      ['order-1', true],
      ['order-2', undefined],
      ['order-3', true],
    ]);
  });

  test('a refused one is forgotten: the next is a new order', async () => {
    const { presses, sent } = pressing(async () => ({ status: 'refused', said: { key: 'x', values: {} } }));
    await presses.press(wish);
    await presses.press(wish);
    expect(sent.map(({ orderId }) => orderId)).toEqual(['order-1', 'order-2']);
  });

  test('an undo right after a pause is an order of its own', async () => {
    const { presses, sent } = pressing(taken);
    await presses.press(wish);
    await presses.press({ ...wish, action: 'resume' });
    expect(sent.map(({ action, orderId }) => [action, orderId])).toEqual([
      ['pause', 'order-1'],
      ['resume', 'order-2'],
    ]);
  });

  test('is under way until the row shows this order or a later one', async () => {
    const { presses } = pressing(taken);
    await presses.press(wish);
    presses.settle(wish.ref, { id: 'older', createdAt: 500 });
    expect(presses.under(wish.ref)).toBe('pause');
    presses.settle(wish.ref, { id: 'order-1', createdAt: 1001 });
    expect(presses.under(wish.ref)).toBeNull();
  });
});
